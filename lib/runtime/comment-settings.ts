import type { ModerationMode } from '../article/comment.ts';
import { edgeSecretOf } from './edge-secret.ts';
import { originsOf } from './origins.ts';

/** How comments are handled, as the environment says it. */
export interface CommentEnvironment {
  readonly sessionSecrets: readonly string[];
  /** Who may moderate: a name for the audit, and the SHA-256 of the token in hex. */
  readonly moderators: readonly { readonly name: string; readonly hash: string }[];
  readonly moderation: ModerationMode;
  readonly blockedWords: readonly string[];
  /** Days after publication that an article takes comments; 0 for ever. */
  readonly commentDays: number;
  /** Origins of other sites whose pages may send comments: `https://paper.example`. */
  readonly commentOrigins: readonly string[];
  /** What a cache in front shows itself by; absent without one. */
  readonly edgeSecret?: string;
}

/**
 * Reads how comments are handled: `NEWSLOOM_SESSION_SECRET` (newest first, separated by commas),
 * `NEWSLOOM_MODERATORS` (`ida:<SHA-256 of the token>`, separated by commas), `NEWSLOOM_MODERATION`,
 * `NEWSLOOM_BLOCKED_WORDS` (separated by commas), `NEWSLOOM_COMMENT_DAYS`, `NEWSLOOM_COMMENT_ORIGINS`,
 * `NEWSLOOM_EDGE_SECRET`. Throws an error that names what is
 * missing or wrong.
 */
export function readCommentSettings(environment: NodeJS.ProcessEnv = process.env): CommentEnvironment {
  const sessionSecrets = listOf(environment['NEWSLOOM_SESSION_SECRET']);
  if (sessionSecrets.length === 0) throw new Error('environment lacks NEWSLOOM_SESSION_SECRET');
  const commentDays = Number(environment['NEWSLOOM_COMMENT_DAYS'] || 0);
  if (!(commentDays >= 0 && commentDays < 36_500))
    throw new Error('NEWSLOOM_COMMENT_DAYS is a number of days');
  return {
    sessionSecrets,
    moderators: listOf(environment['NEWSLOOM_MODERATORS']).map(moderatorOf),
    moderation: moderationOf(environment['NEWSLOOM_MODERATION'] || 'premoderation'),
    blockedWords: listOf(environment['NEWSLOOM_BLOCKED_WORDS']),
    commentDays,
    commentOrigins: originsOf(environment['NEWSLOOM_COMMENT_ORIGINS'] ?? '', 'NEWSLOOM_COMMENT_ORIGINS'),
    ...edgeSecretOf(environment),
  };
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** The value stays out of the message: it may be a token that somebody forgot to hash. */
function moderatorOf(entry: string): { name: string; hash: string } {
  const [, name, hash] = /^([\w.-]{1,40}):([0-9a-f]{64})$/.exec(entry) ?? [];
  if (name === undefined || hash === undefined)
    throw new Error('NEWSLOOM_MODERATORS needs <name>:<SHA-256 of the token in hex>');
  return { name, hash };
}

function moderationOf(mode: string): ModerationMode {
  if (mode === 'premoderation' || mode === 'first' || mode === 'off') return mode;
  throw new Error('NEWSLOOM_MODERATION is premoderation, first or off');
}
