import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';
import { at } from '../support/articles.ts';
import { repositoryRoot } from '../support/root.ts';

const folder = join(repositoryRoot, 'tests/golden/twins');
const inputs = readdirSync(folder).filter((name) => name.startsWith('input.'));

/** What a reader sees of the article in a file. */
async function faceOf(name: string) {
  const payload = await decode(readFileSync(join(folder, name)), { key: name });
  const [raw] = payload.articles;
  if (raw === undefined) throw new Error(JSON.stringify(payload.refusals));
  const context = { upload: name, receivedAt: at('2026-11-23T09:41:00Z'), encoding: payload.encoding };
  const result = await normalize(raw, { ...context, ...(payload.feed && { feed: payload.feed }) });
  if (!result.ok) throw new Error(result.error.code);
  const { headline, description, articleBody, datePublished, author, publisher, inLanguage } = result.value;
  const people = author.map(({ type, name: shown }) => ({ type, name: shown }));
  return {
    headline,
    description,
    articleBody,
    datePublished,
    author: people,
    publisherName: publisher.name,
    inLanguage,
  };
}

describe('one story in every format', () => {
  it('is there in seven', () => expect(inputs).toHaveLength(7));

  it.each(inputs)('reads the same in %s', async (name) => {
    expect(await faceOf(name)).toEqual(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  });
});
