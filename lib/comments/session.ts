import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CommentAuthor } from '../article/comment.ts';
import { type Instant, instantMs } from '../article/instant.ts';

/*
 * Who comments: an anonymous session in a signed cookie. Nothing of it is stored but its hash, the author's
 * pseudonym, so that a table that got lost opens no session. Secrets come newest first: the first signs, all
 * verify, so a secret is changed by putting a new one in front and taking the old one away a year later.
 */

export const SESSION_COOKIE = 'newsloom_session';
export const SESSION_SECONDS = 365 * 86_400;
/** How long a form may stay open before it has to be asked for again. */
const FORM_SECONDS = 12 * 3600;
/** Nobody reads a form, writes and sends it faster than this. */
export const LEAST_FORM_MS = 3000;

export interface Session {
  /** 32 hexadecimal digits; whoever knows it and no secret can do nothing with it. */
  readonly id: string;
  /** The pseudonym that comments carry. */
  readonly identity: string;
}

const FORM = /^([0-9a-f]{32})\.([0-9a-z]{1,9})\.([\w-]{22})$/;

/** Whether a token is meant as a session: tokens of other scopes have other forms. */
export function isSessionForm(token: string | undefined): boolean {
  return FORM.test(token ?? '');
}

/** The session of a cookie's value; undefined without one, and for one that no secret of ours signed or that is too old. */
export function readSession(
  cookie: string | undefined,
  secrets: readonly string[],
  now: Instant,
): Session | undefined {
  const [, id, issued, signature] = FORM.exec(cookie ?? '') ?? [];
  if (id === undefined || issued === undefined || signature === undefined) return undefined;
  if (!isWithin(issued, now, SESSION_SECONDS)) return undefined;
  return isSigned(['session', id, issued], signature, secrets) ? sessionOf(id) : undefined;
}

/** A session of its own; `id` is 32 hexadecimal digits that nobody can guess. */
export function sessionOf(id: string): Session {
  return { id, identity: hash(['identity', id]) };
}

/** The value of the cookie of a session. */
export function sessionCookie({ id }: Session, secrets: readonly string[], now: Instant): string {
  const issued = seconds(now);
  return `${id}.${issued}.${sign(['session', id, issued], secrets[0] ?? '')}`;
}

/**
 * A token for one form: for this session, this purpose (`comment <article id>`), and one use, because it names the
 * comment that comes of it. `nonce`: letters and digits that nobody had before.
 */
export function formToken(
  sessionId: string,
  purpose: string,
  nonce: string,
  secrets: readonly string[],
  now: Instant,
): string {
  const issued = seconds(now);
  const id = nonce.slice(0, 16);
  return `${issued}.${id}.${sign(['form', sessionId, purpose, issued, id], secrets[0] ?? '')}`;
}

/** How long ago a form was made, in milliseconds; `invalid` for a token that is not of this session and purpose, `expired` for an old one. */
export function readFormToken(
  token: string,
  sessionId: string,
  purpose: string,
  secrets: readonly string[],
  now: Instant,
): { readonly ageMs: number } | 'invalid' | 'expired' {
  const [, issued, nonce, signature] = /^([0-9a-z]{1,9})\.([0-9a-z]{1,16})\.([\w-]{22})$/.exec(token) ?? [];
  if (issued === undefined || nonce === undefined || signature === undefined) return 'invalid';
  if (!isSigned(['form', sessionId, purpose, issued, nonce], signature, secrets)) return 'invalid';
  if (!isWithin(issued, now, FORM_SECONDS)) return 'expired';
  return { ageMs: instantMs(now) - Number.parseInt(issued, 36) * 1000 };
}

/** Who reports a comment, told by a hash that differs from comment to comment, so that reports cannot be joined. */
export function reporterOf({ identity }: Pick<CommentAuthor, 'identity'>, commentId: string): string {
  return hash(['reporter', identity, commentId]).slice(0, 12);
}

export function isWithin(issued: string, now: Instant, limitSeconds: number): boolean {
  const age = Math.floor(instantMs(now) / 1000) - Number.parseInt(issued, 36);
  // A clock of another machine may run a little ahead.
  return age >= -60 && age <= limitSeconds;
}

export function seconds(now: Instant): string {
  return Math.floor(instantMs(now) / 1000).toString(36);
}

/** 132 bits of HMAC-SHA256 over parts that cannot run into each other. */
export function sign(parts: readonly string[], secret: string): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('base64url').slice(0, 22);
}

/** Compared in constant time, with every secret. */
export function isSigned(parts: readonly string[], signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature);
  const matching = secrets.filter((secret) => {
    const known = Buffer.from(sign(parts, secret));
    return secret !== '' && known.length === given.length && timingSafeEqual(known, given);
  });
  return matching.length > 0;
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
