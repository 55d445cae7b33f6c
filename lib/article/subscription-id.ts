import { createHash } from 'node:crypto';
import { base32Id } from './base32-id.ts';

/** The id of an address: the scheme and a slash at the end do not make another subscription. */
export function subscriptionId(url: string): string {
  const { host, pathname, search } = new URL(url);
  const same = `${host}${pathname.replace(/\/+$/, '')}${search}`;
  return base32Id(createHash('sha256').update(same).digest());
}
