import type { SourceAliases } from '../article/source-aliases.ts';
import { type OperatorSources, readSources } from './sources-file.ts';

/** What a function is told by its environment. Read once, at the edge; nothing else reads process.env. */
export interface Settings {
  readonly tableName: string;
  readonly bucketName: string;
  /** Address of the queue of uploads; only ingestion has it. */
  readonly queueUrl?: string;
  /** Secrets that sign cursors, newest first: the first signs, all verify. */
  readonly cursorSecrets: readonly string[];
  /** Public address of the API when it is not the one that requests name. */
  readonly siteUrl?: string;
  /** Who owns a source, by source key, from the file that NEWSLOOM_SOURCES_FILE names. */
  readonly labels: OperatorSources['labels'];
  /** What are the same sources, from the same file. */
  readonly sourceAliases: SourceAliases;
  /** What stands as `content_text` in JSON Feed. */
  readonly feedText: 'excerpt' | 'full';
  /** SHA-256, in hex, of the tokens that may upload. */
  readonly uploadTokenHashes: readonly string[];
}

/**
 * Reads the settings. Throws an error that names every variable that is missing, so that a wrong deployment
 * fails at its first invocation with one clear line; the same for a value that is none.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const missing = ['NEWSLOOM_TABLE', 'NEWSLOOM_BUCKET', 'NEWSLOOM_CURSOR_SECRET'].filter(
    (name) => !environment[name],
  );
  if (missing.length > 0) throw new Error(`environment lacks ${missing.join(', ')}`);
  const siteUrl = environment['NEWSLOOM_SITE_URL'];
  const queueUrl = environment['NEWSLOOM_QUEUE_URL'];
  const sourcesFile = environment['NEWSLOOM_SOURCES_FILE'];
  const { labels, aliases } = sourcesFile ? readSources(sourcesFile) : { labels: {}, aliases: new Map() };
  return {
    tableName: environment['NEWSLOOM_TABLE'] ?? '',
    bucketName: environment['NEWSLOOM_BUCKET'] ?? '',
    cursorSecrets: (environment['NEWSLOOM_CURSOR_SECRET'] ?? '').split(','),
    feedText: feedTextOf(environment['NEWSLOOM_FEED_TEXT'] || 'excerpt'),
    labels,
    sourceAliases: aliases,
    uploadTokenHashes: (environment['NEWSLOOM_UPLOAD_TOKEN_HASHES'] ?? '').split(',').filter(Boolean),
    ...(siteUrl && { siteUrl }),
    ...(queueUrl && { queueUrl }),
  };
}

function feedTextOf(text: string): Settings['feedText'] {
  if (text === 'excerpt' || text === 'full') return text;
  throw new Error('NEWSLOOM_FEED_TEXT is excerpt or full');
}
