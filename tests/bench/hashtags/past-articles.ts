import { toInstant } from '../../../lib/article/instant.ts';
import { hashtagDisplay, hashtagKey } from '../../../lib/enrich/hashtag-key.ts';
import { EMPTY_ARCHIVE, type TagArchive, tagArchive } from '../../../lib/enrich/tag-archive.ts';
import type { TagMemory } from '../../../lib/enrich/tag-memory.ts';
import { digest32 } from '../../../lib/ingest/tagged-article.ts';
import { frequenciesOf } from '../../../lib/relate/frequencies.ts';
import { profileOf } from '../../../lib/relate/profile.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import type { TaggedRow } from './rows.ts';

/** What was seen before an article, as ingestion keeps it: the tag archive of its language and term frequencies. */
export interface PastArticles {
  /** What ingestion remembers for the row, which is then learned. Copies of one text have one `id`: they tell each other nothing. */
  meet(
    row: TaggedRow,
    id: string,
  ): Promise<{ memory: TagMemory; learn: (standing: Iterable<string>) => void }>;
}

interface Seen {
  readonly archive: TagArchive;
  readonly counts: Map<number, number>;
  documents: number;
  words: number;
}

/** The memory that ingestion has without the related set: everything read at once lies in the archive already. */
export function pastArticles(): PastArticles {
  const languages = new Map<string, Seen>();
  async function seenIn(row: TaggedRow): Promise<Seen> {
    const language = await loadLanguage(row.language);
    const known = languages.get(language.code);
    const seen = known ?? {
      archive: tagArchive(EMPTY_ARCHIVE, language),
      counts: new Map(),
      documents: 0,
      words: 0,
    };
    languages.set(language.code, seen);
    return seen;
  }
  return {
    async meet(row, name) {
      const seen = await seenIn(row);
      const profile = await profileFor(row, seen);
      const [id, publisher] = [digest32(name), digest32(row.publisher) & 0xffff];
      const memory = seen.archive.memoryFor({ id, publisher, terms: profile.vector.terms }, []);
      seen.documents += 1;
      seen.words += profile.words;
      for (const { hash } of profile.terms) seen.counts.set(hash, (seen.counts.get(hash) ?? 0) + 1);
      const tags = row.tags.filter((tag) => hashtagKey(tag) !== '');
      const learn = (standing: Iterable<string>) =>
        seen.archive.add(
          {
            id,
            publisher,
            terms: [...profile.vector.terms],
            tags: tags.map((tag) => ({ display: hashtagDisplay(tag, row.language), score: 1 })),
          },
          standing,
        );
      return { memory, learn };
    },
  };
}

async function profileFor(row: TaggedRow, { counts, documents, words }: Seen) {
  const frequencies = await frequenciesOf(row.language, { counts, documents, words });
  const input = {
    id: row.id,
    inLanguage: row.language,
    headline: row.title,
    description: row.summary,
    articleBody: row.body,
    listedAt: toInstant(row.t),
  };
  return profileOf(input, frequencies);
}
