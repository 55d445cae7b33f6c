import type { CommentDeps } from './comment-deps.ts';
import { readSession, type Session, sessionOf } from './session.ts';

/** Who makes a request about comments. */
export interface Visitor {
  readonly session: Session;
  /** False for a session that was made just now: nothing can be theirs yet. */
  readonly isKnown: boolean;
  readonly sourceIp: string;
}

/** What sessions are made and read with. */
export type SessionDeps = Pick<CommentDeps, 'sessionSecrets' | 'newId' | 'now'>;

/** The visitor whose cookie has this value: its session, or a new one. A forged value gives a new one. Asks nothing of the table. */
export function visitorOfCookie(deps: SessionDeps, value: string | undefined, sourceIp: string): Visitor {
  const known = readSession(value, deps.sessionSecrets, deps.now());
  return { session: known ?? sessionOf(deps.newId()), isKnown: known !== undefined, sourceIp };
}
