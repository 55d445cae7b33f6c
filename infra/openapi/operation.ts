import type { SchemaName } from './examples.ts';
import type { ParameterName } from './parameters.ts';

/** One operation as the document tells it. */
export interface Operation {
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
  /** Parameters of its query that are another thing than what they are elsewhere under this name. */
  readonly parameters?: Readonly<Record<string, ParameterName>>;
  readonly answer?: SchemaName;
  /** Media type of the answer; JSON unless told. */
  readonly type?: string;
  readonly status?: number;
  readonly body?: SchemaName;
  /** Takes a text instead of JSON. */
  readonly text?: boolean;
  /** The same as a form of a page. */
  readonly form?: SchemaName;
  readonly headers?: readonly 'idempotency-key'[];
  /** Knows its visitor by the cookie of the session, if there is one. */
  readonly usesSession?: boolean;
  /** Statuses of problems beside those that every address has. */
  readonly problems?: readonly number[];
  readonly needsToken?: boolean;
}

/** What every list says of its formats. */
export const FORMATS = 'As JSON Feed 1.1, Atom or RSS 2.0, by Accept or by the suffix .json, .atom or .rss.';
