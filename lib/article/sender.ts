import type { Article } from './article.ts';
import { UPLOAD_PREFIX } from './upload.ts';

/** Who may stand behind `uploads/` in the key of an upload: letters, digits and hyphens, a letter first. */
const SENDER = /^[a-z][a-z\d-]{0,39}$/;

/** The sender of tokens that name none. */
export const API_SENDER = 'api';

/** The sender of what `npm run import` uploads, which only the operator does: no token is of it. */
export const IMPORT_SENDER = 'import';

/** True for a name that a sender may have. */
export function isSender(name: string): boolean {
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

/** The senders that speak for a source, by source key: the operator's word. */
export type Spokesmen = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What the sender of a payload may do with an article that is stored: `same` it stored it itself, or both speak for its
 * source; `takesOver` it speaks for the source, and who stored it does not; `foreign` it may only fill what is missing.
 */
export type Standing = 'same' | 'takesOver' | 'foreign';

/** The standing of `incoming` towards `stored`. Uploads without a sender are of one, who has no name. Pure. */
export function standingOf(stored: Article, incoming: Article, spokesmen: Spokesmen = new Map()): Standing {
  const [owner, sender] = [senderOf(stored.ingest.upload), senderOf(incoming.ingest.upload)];
  if (owner === sender) return 'same';
  const speakers = spokesmen.get(stored.publisher.key);
  if (sender === undefined || !speakers?.has(sender)) return 'foreign';
  return owner !== undefined && speakers.has(owner) ? 'same' : 'takesOver';
}
