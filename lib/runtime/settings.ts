/** What a function is told by its environment. Read once, at the edge; nothing else reads process.env. */
export interface Settings {
  readonly tableName: string;
  readonly bucketName: string;
  /** Secrets that sign cursors, newest first: the first signs, all verify. */
  readonly cursorSecrets: readonly string[];
  /** Public address of the API when it is not the one that requests name. */
  readonly siteUrl?: string;
}

/**
 * Reads the settings. Throws an error that names every variable that is missing, so that a wrong deployment
 * fails at its first invocation with one clear line.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const missing = ['NEWSLOOM_TABLE', 'NEWSLOOM_BUCKET', 'NEWSLOOM_CURSOR_SECRET'].filter(
    (name) => !environment[name],
  );
  if (missing.length > 0) throw new Error(`environment lacks ${missing.join(', ')}`);
  const siteUrl = environment['NEWSLOOM_SITE_URL'];
  return {
    tableName: environment['NEWSLOOM_TABLE'] ?? '',
    bucketName: environment['NEWSLOOM_BUCKET'] ?? '',
    cursorSecrets: (environment['NEWSLOOM_CURSOR_SECRET'] ?? '').split(','),
    ...(siteUrl && { siteUrl }),
  };
}
