import { type ArchiveContents, EMPTY_ARCHIVE, type TagArchive, tagArchive } from '../enrich/tag-archive.ts';
import type { TaggedArticle } from '../enrich/tag-memory.ts';
import type { WriteStore } from '../store/write-store.ts';
import { loadLanguage } from '../text/language.ts';
import { perLanguage } from './per-language.ts';

/** The tag archives that this process knows, by language. */
export interface TagMemories {
  /** The archive of a language. One GetItem of up to 320 KB for its first article. */
  archiveOf(inLanguage: string): Promise<TagArchive>;
  /** Adds an article that its publisher tagged. No request. */
  learn(inLanguage: string, archiveUpdate: ArchiveUpdate): Promise<void>;
  /** Shares what was learned, once it is worth a write. One GetItem and one PutItem for `FLUSH_ARTICLES` articles of a language. */
  flush(): Promise<void>;
}

/** What the archive learns of an article: see `TagArchive.add`. */
export interface ArchiveUpdate {
  readonly article: TaggedArticle;
  readonly standing: readonly string[];
}

/** Articles that are learned before they are shared: the write costs up to 320 units, two for each. */
const FLUSH_ARTICLES = 200;

interface Known {
  archive: TagArchive;
  pending: ArchiveUpdate[];
}

/**
 * An archive lies in one item for each language, beside the term frequencies, and is shared in the same way: an
 * instance reads it once, adds what it stores itself, and merges that back now and then over the revision that it
 * read. Hashtags of related articles come with them; the archive knows what lies further back.
 */
export function tagMemories(store: WriteStore): TagMemories {
  const languages = perLanguage((key) => readKnown(store, key));
  return {
    archiveOf: async (inLanguage) => (await languages.of(inLanguage)).archive,
    async learn(inLanguage, archiveUpdate) {
      const { archive, pending } = await languages.of(inLanguage);
      archive.add(archiveUpdate.article, archiveUpdate.standing);
      pending.push(archiveUpdate);
    },
    async flush() {
      for (const [key, known] of languages.all()) await share(store, key, await known);
    },
  };
}

async function readKnown(store: WriteStore, language: string): Promise<Known> {
  const found = await store.getSnapshot(itemName(language));
  return { archive: await archiveFrom(found?.bytes, language), pending: [] };
}

async function share(store: WriteStore, language: string, known: Known): Promise<void> {
  if (known.pending.length < FLUSH_ARTICLES) return;
  const found = await store.getSnapshot(itemName(language));
  const merged = await archiveFrom(found?.bytes, language);
  for (const { article, standing } of known.pending) merged.add(article, standing);
  // Somebody else was faster: what was learned stays pending until the next batch.
  const { encodeTagArchive } = await archiveBytes();
  const bytes = encodeTagArchive(merged.contents());
  if (!(await store.putSnapshot(itemName(language), bytes, found?.revision ?? 0))) return;
  known.archive = merged;
  known.pending = [];
}

async function archiveFrom(bytes: Uint8Array | undefined, language: string): Promise<TagArchive> {
  const contents: ArchiveContents = bytes ? (await archiveBytes()).decodeTagArchive(bytes) : EMPTY_ARCHIVE;
  return tagArchive(contents, await loadLanguage(language));
}

/** Loaded with the first archive. */
function archiveBytes() {
  return import('../enrich/tag-archive-bytes.ts');
}

function itemName(language: string): string {
  return `tags#${language}`;
}
