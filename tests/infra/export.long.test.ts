import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadParts } from '../../infra/commands/upload-parts.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

const run = promisify(execFile);
const SAMPLES = join(repositoryRoot, 'events/uploads');

/** Several families of formats, a story of several sources, a correction. */
const UPLOADS = [
  '01-vesper-bridge.schema-org.json',
  '02-vesper-bridge-wire.json',
  '04-coastline-daily.rss.xml',
  '10-kelmark-housing.ninjs.json',
  '12-vesper-bridge-repair.html',
  '14-ferry-strike-corrected.schema-org.json',
];

/** Articles whose identity, date, publisher or markup could not be found again from what is shown of them. */
const ODD = [
  {
    title: 'Harbor <b>bold</b> & told | Quay Herald',
    content: 'Two lines.\n\n<p>are shown.',
    source: 'Quay Herald',
  },
  {
    title: 'Seen an hour ago',
    content: 'Nobody said when it was written.',
    published_at: '1 hour ago',
    author: 'Ida Brandt and Jo Whit',
  },
  {
    title: 'Of a day',
    content: 'A whole day long.',
    publishedAt: '2026-11-03',
    url: 'https://quay.example/day',
    tags: ['Arts, Books', 'Quay'],
  },
];

function command(name: string, ...args: string[]) {
  const options = { cwd: repositoryRoot, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
  return run(join(repositoryRoot, 'node_modules/.bin/tsx'), [`infra/${name}.ts`, ...args], options);
}

type Shown = Record<string, unknown>;

/** Everything that an archive is known by: each article as it is shown, and the order of each list. */
interface Archive {
  readonly articles: ReadonlyMap<string, Shown>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

async function archiveOf(host: TestHost): Promise<Archive> {
  const idsOf = async (path: string) =>
    (await host.json<TestFeed>(`${path}?limit=100`)).items.map(({ _newsloom: { id } }) => id);
  const latest = await idsOf('/v1/feeds/latest');
  const articles = new Map<string, Shown>();
  const feeds = new Set(['latest']);
  for (const id of latest) {
    const { ingest: _, '@id': __, ...shown } = await host.json<Shown>(`/v1/articles/${id}?include=export`);
    articles.set(id, shown);
    feeds.add(`stories/${shown['story']}`).add(`languages/${shown['inLanguage']}`);
    feeds.add(`sources/${(shown['publisher'] as Shown)['identifier']}`);
    for (const { key } of shown['hashtags'] as { key: string }[]) feeds.add(`hashtags/${key}`);
    for (const section of shown['articleSection'] as string[])
      feeds.add(`sections/${encodeURIComponent(section)}`);
  }
  const lists: Record<string, string[]> = {};
  await Promise.all(
    [...feeds].map(async (feed) => {
      lists[feed] = await idsOf(`/v1/feeds/${feed}`);
    }),
  );
  return { articles, lists };
}

const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'articles.ndjson');
let exported: Archive;
let told: string;
let imported: Archive;

beforeAll(async () => {
  const first = await startTestHost();
  for (const name of UPLOADS) await first.ingest(name, readFileSync(join(SAMPLES, name)));
  await first.ingest('odd.json', JSON.stringify(ODD));
  exported = await archiveOf(first);
  const { stdout, stderr } = await command('export', '--local', first.url);
  writeFileSync(file, stdout);
  told = stderr;
  await first.close();
  const second = await startTestHost();
  await command('import', '--local', second.url, '--file', file);
  await second.drained();
  imported = await archiveOf(second);
  await second.close();
});

describe('an export', () => {
  it('has every article on a line of its own, as a NewsArticle, newest first', () => {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const articles = lines.map((line) => JSON.parse(line) as Shown);
    expect(articles.map(({ identifier }) => identifier)).toEqual(exported.lists['latest']);
    expect(new Set(articles.map((article) => article['@type']))).toEqual(new Set(['NewsArticle']));
    expect(articles.length).toBeGreaterThan(12);
  });

  it('says how far it is on standard error', () => {
    expect(told).toContain(`${exported.articles.size} articles exported`);
  });
});

describe('an import into an empty host', () => {
  it('gives the same ids, dates, publishers, texts, hashtags and stories', () => {
    expect([...imported.articles.keys()]).toEqual([...exported.articles.keys()]);
    for (const [id, article] of exported.articles) expect(imported.articles.get(id)).toEqual(article);
  });

  it('gives the same lists in the same order', () => {
    expect(Object.keys(exported.lists).length).toBeGreaterThan(40);
    expect(imported.lists).toEqual(exported.lists);
  });
});

describe('parts of an import', () => {
  it.each([
    ['end at their number of lines', ['a', 'b', 'c'], { bytes: 100, lines: 2 }, ['a\nb\n', 'c\n']],
    ['end before they are too long', ['aa', 'éé', 'b'], { bytes: 8, lines: 9 }, ['aa\néé\n', 'b\n']],
    [
      'have a line that is too long alone',
      ['a', 'bbbbbb', 'c'],
      { bytes: 4, lines: 9 },
      ['a\n', 'bbbbbb\n', 'c\n'],
    ],
    ['leave empty lines out', ['', ' ', 'a'], { bytes: 9, lines: 9 }, ['a\n']],
    ['are none of nothing', [], { bytes: 9, lines: 9 }, []],
  ])('%s', async (_, lines, limits, expected) => {
    const parts: string[] = [];
    for await (const { body } of uploadParts(generated(lines), limits)) parts.push(body);
    expect(parts).toEqual(expected);
  });
});

async function* generated(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
