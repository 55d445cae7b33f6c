import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleId, identifiersOf, keyOfNamed } from '../../lib/normalize/identity.ts';
import { IDENTITY_RULES, type IdentityFacts } from '../../lib/normalize/identity-rules.ts';
import { textKey } from '../../lib/normalize/text-key.ts';

const facts = (fields: Partial<IdentityFacts>): IdentityFacts => ({
  identifiers: [],
  url: undefined,
  sameAs: [],
  publisherKey: 'ledger.example',
  headline: 'Ferry returns',
  articleBody: 'The ferry left at ten.',
  day: '2026-11-20',
  ...fields,
});
const url = 'https://www.ledger.example/ferry';
const TEXT = textKey(facts({}));

const README = readFileSync(join(import.meta.dirname, '../../lib/normalize/README.md'), 'utf8');
const BINDING = {
  always: 'always',
  unlessApart: 'unless they are told apart',
  whereAlone: 'where nothing else tells',
} as const;

it('is the table of the README', () => {
  const rows = IDENTITY_RULES.map(
    ({ scheme, is, holds, isUselessWhen, binding }) =>
      `| \`${scheme}:\` | ${is} | ${holds} | ${isUselessWhen} | ${BINDING[binding]} |`,
  );
  expect(rows.length).toBeGreaterThan(4);
  expect(README).toContain(`|---|---|---|---|---|\n${rows.join('\n')}\n`);
});

describe('identity keys, best first', () => {
  it.each([
    [
      'the id of a news system, then the address, then the guid',
      {
        identifiers: [
          { type: 'guid', value: '17', scope: 'feed' },
          { type: 'newsId', value: 'urn:newsml:ledger:7' },
        ],
        url,
      },
      ['news:urn:newsml:ledger:7', 'url:ledger.example/ferry', 'guid:feed:17'],
    ],
    [
      'an id that is an address is one too',
      { identifiers: [{ type: 'newsId', value: url }] },
      [`news:${url}`, 'url:ledger.example/ferry'],
    ],
    [
      'an id that is no URI belongs to its sender',
      { identifiers: [{ type: 'newsId', value: '17' }] },
      ['news:ledger.example:17'],
    ],
    ['an address', { url }, ['url:ledger.example/ferry']],
    [
      'a guid that is the address',
      { url, identifiers: [{ type: 'guid', value: 'http://ledger.example/ferry/' }] },
      ['url:ledger.example/ferry'],
    ],
    [
      'a guid inside its feed',
      { identifiers: [{ type: 'guid', value: '17', scope: 'https://ledger.example/rss' }] },
      ['guid:https://ledger.example/rss:17'],
    ],
    [
      'a tag everywhere',
      { identifiers: [{ type: 'guid', value: 'tag:ledger.example,2026:17', scope: 'feed' }] },
      ['guid:tag:ledger.example,2026:17'],
    ],
    [
      'a redirect as a guid only',
      { identifiers: [{ type: 'guid', value: 'https://t.co/x' }] },
      ['guid:https://t.co/x'],
    ],
    [
      'other addresses',
      { url, sameAs: ['https://mirror.example/ferry', 'https://t.co/x'] },
      ['url:ledger.example/ferry', 'url:mirror.example/ferry'],
    ],
    [
      'the host of a copy, and as it was written',
      { url: 'https://m.ledger.example/ferry' },
      ['url:ledger.example/ferry', 'url:m.ledger.example/ferry'],
    ],
    ['a redirect that tells nothing', { url: 'https://t.co/x' }, ['guid:https://t.co/x']],
  ] as const)('%s', (_, fields, keys) => expect(identifiersOf(facts(fields))).toEqual([...keys, TEXT]));

  it('has no text to be known by where it has an identifier and no headline', () => {
    expect(identifiersOf(facts({ url, headline: '' }))).toEqual(['url:ledger.example/ferry']);
  });

  it('has two of its text where the publisher is named', () => {
    const named = facts({ url, publisherSlug: 'the-ledger' });
    expect(identifiersOf(named)).toEqual([
      'url:ledger.example/ferry',
      TEXT,
      textKey({ ...named, publisherKey: 'the-ledger' }),
    ]);
  });

  it('keeps the text among more than twelve keys', () => {
    const sameAs = Array.from({ length: 20 }, (_, index) => `https://mirror.example/${index}`);
    const keys = identifiersOf(facts({ url, sameAs }));
    expect(keys).toHaveLength(12);
    expect(keys.at(-1)).toBe(TEXT);
  });

  it('gives a front page to nobody', () => {
    const [key] = identifiersOf(facts({ url: 'https://ledger.example/' }));
    expect(key).toMatch(/^text:[\da-f]{64}$/);
  });

  it.each([
    ['punctuation and case', { headline: 'FERRY returns!' }, true],
    ['another headline', { headline: 'Ferry leaves' }, false],
    ['another day', { day: '2026-11-21' }, false],
    ['another publisher', { publisherKey: 'b.example' }, false],
    ['another body on the same day', { articleBody: 'Corrected.' }, true],
  ])('without any, hashes what it says: %s', (_, fields, same) => {
    expect(identifiersOf(facts(fields))[0] === identifiersOf(facts({}))[0]).toBe(same);
  });

  it('does not hash a day that is counted from receipt', () => {
    const undated = facts({ day: undefined });
    expect(identifiersOf(undated)).toEqual(identifiersOf(undated));
    expect(identifiersOf({ ...undated, articleBody: 'Another.' })).not.toEqual(identifiersOf(undated));
  });

  it('names an id that never changes', () => {
    expect(articleId('url:ledger.example/ferry')).toBe('5ub5ydho2ft2juqzgpc276wdpk');
    expect(articleId('x')).toMatch(/^[a-z2-7]{26}$/);
  });

  it.each([
    ['https://t.example/a?utm_source=x', 'url:t.example/a'],
    ['urn:newsml:ledger:7', 'news:urn:newsml:ledger:7'],
    [' ', undefined],
  ])('names another article by %j', (name, key) => expect(keyOfNamed(name)).toBe(key));
});
