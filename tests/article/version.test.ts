import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { compareVersions, mergeArticles, statementOf } from '../../lib/article/version.ts';
import { articleOf, at } from '../support/articles.ts';

const plain = articleOf();
const received = (time: string, fields: Partial<Article> = {}): Article => {
  const article = articleOf(fields);
  return { ...article, ingest: { ...article.ingest, receivedAt: at(time) } };
};
const cut = (article: Article): Article => ({
  ...article,
  ingest: { ...article.ingest, warnings: [{ code: 'bodyTruncated', pointer: 'articleBody' }] },
});

describe('which version is newer', () => {
  it.each([
    ['the higher number, not the longer text', { version: '10' }, { version: '9' }],
    ['the higher number inside a version', { version: 'v2.10' }, { version: 'v2.9' }],
    [
      'the version before the modification',
      { version: '2' },
      { version: '1', dateModified: at('2026-11-22T00:00:00Z') },
    ],
    [
      'the later modification',
      { dateModified: at('2026-11-21T00:00:00Z') },
      { dateModified: at('2026-11-20T00:00:00Z') },
    ],
  ] as const)('%s', (_, newer, older) => {
    expect(compareVersions(articleOf(newer), articleOf(older))).toBeGreaterThan(0);
    expect(compareVersions(articleOf(older), articleOf(newer))).toBeLessThan(0);
  });

  it('what was modified, however late the other came', () => {
    const modified = received('2026-11-20T00:00:00Z', { dateModified: at('2026-11-19T00:00:00Z') });
    expect(compareVersions(modified, received('2026-11-21T00:00:00Z'))).toBeGreaterThan(0);
  });

  const stamps = fc.record({
    dateModified: fc.option(fc.constantFrom(at('2026-11-18T00:00:00Z'), at('2026-11-19T00:00:00Z'))),
    version: fc.constantFrom('1', '2', '10'),
  });
  const deliveries = fc
    .uniqueArray(fc.integer({ min: 10, max: 59 }), { minLength: 2, maxLength: 6 })
    .chain((minutes) => fc.tuple(...minutes.map((minute) => fc.tuple(fc.constant(minute), stamps))));
  it.each([
    ['without versions', false],
    ['with versions', true],
  ])('is the same in whatever order payloads %s come', (_, areVersioned) => {
    fc.assert(
      fc.property(
        deliveries.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const winner = (order: typeof all) =>
            order
              .map(([minute, { dateModified, version }]) =>
                received(`2026-11-21T00:${minute}:00Z`, {
                  headline: `Received at ${minute}`,
                  ...(dateModified && { dateModified }),
                  ...(areVersioned && { version }),
                }),
              )
              .reduce((stored, incoming) => mergeArticles(stored, incoming).article);
          const [first, second] = [winner(all), winner(shuffled)];
          expect([second.headline, second.dateModified]).toEqual([first.headline, first.dateModified]);
        },
      ),
    );
  });

  it('the later received, when the sender says nothing', () => {
    expect(
      compareVersions(received('2026-11-21T00:00:00Z'), received('2026-11-20T00:00:00Z')),
    ).toBeGreaterThan(0);
  });
});

describe('the text that comes again', () => {
  const [a, c] = [{ headline: 'First' }, { headline: 'Corrected' }];
  const first = received('2026-11-21T00:10:00Z', a);
  const corrected = received('2026-11-21T00:20:00Z', c);
  const winner = (...all: Article[]) =>
    all.reduce((stored, each) => mergeArticles(stored, each).article).headline;

  it('of an earlier receipt, delivered late or once more, never wins over its correction', () => {
    expect([winner(first, corrected, first), winner(corrected, first, first)]).toEqual([
      'Corrected',
      'Corrected',
    ]);
  });

  it('uploaded anew is what the sender says now, when nothing else dates it', () => {
    expect(winner(first, corrected, received('2026-11-21T00:30:00Z', a))).toBe('First');
  });

  it('uploaded anew does not win over a correction that names its modification', () => {
    const dated = received('2026-11-21T00:20:00Z', { ...c, dateModified: at('2026-11-21T00:19:00Z') });
    const again = received('2026-11-21T00:30:00Z', a);
    expect([winner(first, dated, again), winner(first, again, dated)]).toEqual(['Corrected', 'Corrected']);
  });

  it('uploaded anew before the correction between them is delivered does not renew its receipt', () => {
    expect(winner(first, received('2026-11-21T00:30:00Z', a), corrected)).toBe('Corrected');
  });
});

describe('another payload of a stored article', () => {
  const rows: [string, Article, Article, Record<string, unknown>, string][] = [
    ['that says the same changes nothing', plain, received('2026-11-22T00:00:00Z'), {}, 'unchanged'],
    [
      'that is newer wins',
      plain,
      received('2026-11-22T00:00:00Z', { headline: 'Ferry late' }),
      { headline: 'Ferry late' },
      'updated',
    ],
    [
      'that is older and says nothing more is set aside',
      articleOf({ version: '2' }),
      articleOf({ version: '1', headline: 'Ferry' }),
      { headline: plain.headline },
      'superseded',
    ],
    [
      'that is older fills what is empty',
      articleOf({ version: '2', keywords: [] }),
      articleOf({ version: '1', headline: 'Ferry', keywords: ['sea'] }),
      { headline: plain.headline, keywords: ['sea'] },
      'filled',
    ],
    [
      'that is newer keeps what only the older has',
      articleOf({ version: '1', keywords: ['sea'] }),
      articleOf({ version: '2' }),
      { keywords: ['sea'], version: '2' },
      'updated',
    ],
    [
      'that is newer and cut keeps the longer body',
      articleOf({ version: '1' }),
      cut(articleOf({ version: '2', articleBody: 'The ferry…', headline: 'Late' })),
      { articleBody: plain.articleBody, headline: 'Late' },
      'updated',
    ],
    [
      'that is newer and shorter, but whole, wins',
      articleOf({ version: '1' }),
      articleOf({ version: '2', articleBody: 'Short.' }),
      { articleBody: 'Short.' },
      'updated',
    ],
    [
      'that is older gives the body that a cut one lacks',
      cut(articleOf({ version: '2', articleBody: 'The ferry…' })),
      articleOf({ version: '1' }),
      { articleBody: plain.articleBody, version: '2' },
      'filled',
    ],
    [
      'that is modified does not move the publication later',
      articleOf({ version: '2' }),
      articleOf({ version: '2', datePublished: at('2026-11-22T00:00:00Z') }),
      { datePublished: plain.datePublished },
      'unchanged',
    ],
    [
      'that knows the hour of the day is finer',
      articleOf({ datePublished: at('2026-11-20'), datePublishedPrecision: 'day' }),
      received('2026-11-22T00:00:00Z'),
      { datePublished: plain.datePublished, datePublishedPrecision: 'second' },
      'updated',
    ],
    [
      'whose date is only its receipt does not replace one that was told',
      plain,
      received('2026-11-22T00:00:00Z', {
        datePublished: at('2026-11-19T00:00:00Z'),
        datePublishedSource: 'received',
      }),
      { datePublished: plain.datePublished, datePublishedSource: 'payload' },
      'unchanged',
    ],
    [
      'that names no publisher keeps the known one',
      plain,
      received('2026-11-22T00:00:00Z', { publisher: { name: 'Unknown', key: 'unknown' }, inLanguage: 'und' }),
      { publisher: plain.publisher, inLanguage: 'en' },
      'unchanged',
    ],
    [
      'that is withdrawn withdraws',
      articleOf({ version: '1' }),
      articleOf({ version: '2', creativeWorkStatus: 'canceled' }),
      { creativeWorkStatus: 'canceled' },
      'updated',
    ],
    [
      'that is withdrawn by its id alone keeps what was known',
      articleOf({ version: '1' }),
      articleOf({ version: '2', headline: '', articleBody: '', creativeWorkStatus: 'canceled' }),
      { headline: plain.headline, articleBody: plain.articleBody, creativeWorkStatus: 'canceled' },
      'updated',
    ],
    [
      'that no longer has an embargo lifts it',
      articleOf({ version: '1', embargoedUntil: at('2026-12-01T00:00:00Z') }),
      articleOf({ version: '2', headline: 'Out' }),
      { headline: 'Out', embargoedUntil: undefined },
      'updated',
    ],
  ];

  it.each(rows)('%s', (_, stored, incoming, fields, outcome) => {
    const merged = mergeArticles(stored, incoming);
    expect(merged.outcome).toBe(outcome);
    for (const [name, value] of Object.entries(fields))
      expect(merged.article[name as keyof Article]).toEqual(value);
  });

  it('through another alias keeps the id and unites identifiers and addresses', () => {
    const alias = { id: 'b'.repeat(26), identifier: ['guid:feed:17'] as const, sameAs: ['https://t.co/x'] };
    const { article } = mergeArticles(plain, received('2026-11-22T00:00:00Z', alias));
    expect(article.id).toBe(plain.id);
    expect(article.identifier).toEqual([...plain.identifier, 'guid:feed:17']);
    expect(article.sameAs).toEqual(['https://t.co/x']);
  });
});

const anArticle = fc
  .record({
    headline: fc.constantFrom('Ferry', 'Ferry late'),
    articleBody: fc.constantFrom('', 'One.', 'One.\n\nTwo.'),
    isCut: fc.boolean(),
    version: fc.option(fc.constantFrom('1', '2', '10'), { nil: undefined }),
    hour: fc.integer({ min: 0, max: 3 }),
    source: fc.constantFrom('payload', 'received', 'relative'),
    keywords: fc.constantFrom([], ['sea']),
  })
  .map(({ isCut, version, hour, source, ...fields }) => {
    const time = `2026-11-20T0${hour}:00:00Z`;
    const article = received(time, {
      ...fields,
      ...(version !== undefined && { version }),
      datePublished: at(time),
      datePublishedSource: source,
    } as Partial<Article>);
    return isCut ? cut(article) : article;
  });

describe('merging', () => {
  it('the same payload again changes nothing', () => {
    fc.assert(
      fc.property(anArticle, anArticle, (stored, incoming) => {
        const once = mergeArticles(stored, incoming).article;
        const twice = mergeArticles(once, incoming);
        return (
          ['unchanged', 'superseded'].includes(twice.outcome) &&
          statementOf(twice.article) === statementOf(once)
        );
      }),
    );
  });

  it('does not depend on which of two payloads came first', () => {
    fc.assert(
      fc.property(anArticle, anArticle, (a, b) => {
        return statementOf(mergeArticles(a, b).article) === statementOf(mergeArticles(b, a).article);
      }),
    );
  });
});

describe('what an article states', () => {
  it('is the same for the same words whenever and under whatever key they came', () => {
    const again = received('2026-11-22T00:00:00Z');
    const renamed = { ...again, ingest: { ...again.ingest, upload: 'other.json' } };
    expect(statementOf(renamed)).toBe(statementOf(plain));
    expect(statementOf(articleOf({ headline: 'Ferry late' }))).not.toBe(statementOf(plain));
  });

  it('does not see a date that was counted from receipt', () => {
    const ago = (time: string): Article =>
      received(time, { datePublished: at(time), datePublishedSource: 'relative' });
    expect(statementOf(ago('2026-11-22T00:00:00Z'))).toBe(statementOf(ago('2026-11-23T00:00:00Z')));
  });
});
