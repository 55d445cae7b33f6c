import type { RouteGroup } from '../web/route.ts';
import type { Model } from './model.ts';
import type { Parameter } from './parameters.ts';

/** What the document tells of a route beside what its definition does. */
export interface RouteDocs {
  /** Its `operationId`. */
  readonly id: string;
  readonly tag:
    | 'Lists'
    | 'Articles'
    | 'Stories'
    | 'Hashtags'
    | 'Sources'
    | 'Comments'
    | 'Moderation'
    | 'AI features'
    | 'Ingestion'
    | 'Subscriptions'
    | 'Service';
  readonly summary: string;
  readonly description: string;
  /** The parameters of its query that SHARED_PARAMETERS does not describe, or otherwise. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly answer?: Model;
  /** Media type of the answer; JSON unless told. */
  readonly type?: string;
  readonly status?: number;
  readonly body?: Model;
  /** Takes a text instead of JSON. */
  readonly text?: boolean;
  /** The same as a form of a page. */
  readonly form?: Model;
  readonly headers?: readonly 'idempotency-key'[];
  /** Knows its visitor by the cookie of the session, if there is one. */
  readonly usesSession?: boolean;
  /** Statuses of problems beside those that every address has. */
  readonly problems?: readonly number[];
  readonly needsToken?: boolean;
}

/** The documentation of a group: of each of its routes. */
export type DocsOf<Group> =
  Group extends RouteGroup<infer _, infer Key> ? { readonly [Each in Key]: RouteDocs } : never;

/** What every list says of its formats. */
export const FORMATS = 'As JSON Feed 1.1, Atom or RSS 2.0, by Accept or by the suffix .json, .atom or .rss.';
