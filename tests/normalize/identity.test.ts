import { describe, expect, it } from 'vitest';
import { articleId, type IdentityFacts, identifiersOf, keyOfNamed } from '../../lib/normalize/identity.ts';

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
  ] as const)('%s', (_, fields, keys) => expect(identifiersOf(facts(fields))).toEqual(keys));

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
