import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, build, functionNames } from '../../infra/build.ts';

const KB = 1024;
/** What a cold start may load. A function that answers from the table: Hono, one client, its routes, the checks of what is stored (9), the name in the operator's file. */
const QUERY_KB = 252;
/** Those that need more, and for what. */
const START_KB: Readonly<Record<string, number>> = {
  images: 60, //   Hono and a fetcher; sharp is loaded with the first picture
  assist: 290, //  request schemas and stop words; the SDK of Bedrock is loaded when it is asked
  comments: 275, // request schemas, sessions, moderation, which other sites may comment
  feeds: 262, //   where sources and stories moved, and how a search is asked
  pages: 254, //   in which language a page is, and how that writes numbers and dates; its words are loaded with it
  ingest: 726, //  a second client, what it takes to judge and to index an article, and the public suffix list (137); leans in the operator's file
  uploads: 340, // a second client, and its signer
  fetch: 420, //   a second client, the reader of feeds, what may be fetched
  subscriptions: 462, // the same behind routes, with their schemas
};
/** What an HTML payload may load on top: a page reader, a document tree, the gate for markup. */
const HTML_KB = 1100;
const HTML_SOURCES = ['lib/decode/html/read.ts', 'linkedom', 'readability', 'lib/normalize/sanitize.ts'];

describe('the bundle', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'newsloom-sizes-'));
  let bundles: ReadonlyMap<string, Bundle>;
  beforeAll(async () => {
    bundles = new Map((await build({ outdir })).map((bundle) => [bundle.name, bundle]));
  });
  const bundle = (name: string): Bundle => bundles.get(name) as Bundle;

  it.each(functionNames())('of %s keeps to the budget of its cold start', (name) => {
    expect(bundle(name).startBytes / KB).toBeLessThan(START_KB[name] ?? QUERY_KB);
    // Pictures need no table, and so no client of it.
    expect(bundle(name).startBytes / KB).toBeGreaterThan(name === 'images' ? 40 : 100);
  });

  it('of ingestion loads no more than its budget for a web page', () => {
    const loaded = Object.entries(bundle('ingest').lazyBytes).filter(([source]) =>
      HTML_SOURCES.some((part) => source.includes(part)),
    );
    expect(loaded).toHaveLength(HTML_SOURCES.length);
    expect(loaded.reduce((sum, [, bytes]) => sum + bytes, 0) / KB).toBeLessThan(HTML_KB);
  });

  it.each([
    ['feeds', '@smithy/core'],
    ['ingest', 'htmlparser2'],
  ])('of %s names %s among its licenses, and no package that a stand-in took the place of', (name, kept) => {
    const licenses = readFileSync(join(outdir, name, 'LICENSES.txt'), 'utf8');
    expect(licenses).toMatch(new RegExp(`^${kept} \\d`, 'm'));
    expect(licenses).not.toMatch(/^(mnemonist|@aws-sdk\/credential-provider-node) \d/m);
  });
});
