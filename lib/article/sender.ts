import { UPLOAD_PREFIX } from './upload.ts';

/** Who may stand behind `uploads/` in the key of an upload: letters, digits and hyphens, a letter first. */
const SENDER = /^[a-z][a-z\d-]{0,39}$/;

/** True for a name that a sender may have. */
function isSender(name: string): boolean {
  return SENDER.test(name);
}

/**
 * The sender of an upload: the folder that its key begins with, `wire` of `uploads/wire/2026/feed.xml`. Undefined for a
 * key without one; folders such as dates and capitals name nobody.
 */
export function senderOf(upload: string): string | undefined {
  if (!upload.startsWith(UPLOAD_PREFIX)) return undefined;
  const [folder = '', ...rest] = upload.slice(UPLOAD_PREFIX.length).split('/');
  return rest.length > 0 && isSender(folder) ? folder : undefined;
}

const NO_PUBLISHER = 'unknown';

/** The key of the source under which articles of a sender stand that name no publisher. */
export function senderSource(sender: string | undefined): string {
  return sender === undefined ? NO_PUBLISHER : `${NO_PUBLISHER}-${sender}`;
}

/** True for the key of a source that no article named: see `senderSource`. */
export function isSenderSource(key: string): boolean {
  return key === NO_PUBLISHER || key.startsWith(`${NO_PUBLISHER}-`);
}
