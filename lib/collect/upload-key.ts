import { UPLOAD_PREFIX } from '../article/upload.ts';
import { digestOf } from './entry-digest.ts';

/** Where the bytes of a subscription are put: the same bytes have the same key. */
export function uploadKey(sender: string, id: string, bytes: Uint8Array): string {
  return `${UPLOAD_PREFIX}${sender}/${id}/${digestOf(bytes)}`;
}
