import { EMPTY_SNAPSHOT, type Frequencies, frequenciesOf } from '../relate/frequencies.ts';
import type { IngestDeps } from './deps.ts';

/** The document frequencies to weigh an article of a language with. */
export async function frequenciesFor(_deps: IngestDeps, inLanguage: string): Promise<Frequencies> {
  return frequenciesOf(inLanguage.split('-')[0] ?? 'und', EMPTY_SNAPSHOT);
}
