import { loadOnce } from '../article/load-once.ts';
import { type OperatorSite, PLAIN_SITE } from '../article/site.ts';

/** How the operator wants pages, read with the first of them: no cold start waits for the checks of the file. */
export function operatorSite(file: string | undefined): () => Promise<OperatorSite> {
  return loadOnce(async () =>
    file === undefined ? PLAIN_SITE : (await import('./site-file.ts')).readSite(file),
  );
}
