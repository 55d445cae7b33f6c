import type { Format } from '../../article/format.ts';
import type { RawArticle } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { refusalList } from '../refusal-list.ts';
import type { JsonObject } from './fields.ts';
import { notAnArticle } from './json-source.ts';
import { isPlainArticle, plainItem, readPlain } from './plain-json.ts';
import type { Names } from './plain-names.ts';

/** Takes records one at a time and holds what became of them. */
export interface RecordReader {
  /** Reads a flat record by the names and values of its fields; one that is no article is refused at its place. */
  take(record: JsonObject, pointer: string, names: Names): void;
  refuse(refusal: Refusal): void;
  end(): Decoded;
}

/** Reads records of another family, rows of a table for instance, as plain JSON objects are read. */
export function recordReader(format: Format, { baseUrl }: DecodeHints): RecordReader {
  const articles: RawArticle[] = [];
  const refusals = refusalList();
  return {
    take(record, pointer, names) {
      const item = plainItem(record, names);
      if (!isPlainArticle(item)) {
        refusals.add(notAnArticle(pointer, withoutFields(record)));
        return;
      }
      const read = readPlain(item, { pointer, baseUrl, feed: undefined });
      if ('code' in read) refusals.add(read);
      else if (!read.headline && !read.articleBody && !read.description)
        refusals.add({ code: 'noHeadline', pointer, detail: 'The item has no headline and no text.' });
      else articles.push({ ...read, format });
    },
    refuse: (refusal) => refusals.add(refusal),
    end: () => ({ articles, refusals: refusals.all() }),
  };
}

const MAX_KEYS = 12;

/** Why an object is no article, in a sentence: the members that it has, and what was looked for. */
export function withoutFields(value: JsonObject): string {
  const keys = Object.keys(value)
    .slice(0, MAX_KEYS)
    .map((key) => key.slice(0, 40));
  const seen = keys.length === 0 ? 'no members' : keys.join(', ');
  return `An object without the fields of an article: it has ${seen}; a title with a text, an address or a date was looked for.`;
}
