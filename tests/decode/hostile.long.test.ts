import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../lib/article/instant.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';
import { repositoryRoot } from '../support/root.ts';
import { HOSTILE, SMALL } from './hostile-payloads.ts';

interface Answer {
  readonly name: string;
  readonly milliseconds: number;
  readonly articles: number;
  readonly codes: readonly string[];
  /** The most memory that the process had so far. */
  readonly megabytes: number;
}

/** Of processor time: the shortest of up to three runs. */
const LONGEST_MS = 3_000;

const address = (path: string) => JSON.stringify(pathToFileURL(join(repositoryRoot, path)).href);

/** Reads and normalizes all payloads of a kind, one after the other, in a process of its own. */
function answers(kind: keyof typeof HOSTILE): Answer[] {
  const program = `
    import { decode } from ${address('lib/decode/decode.ts')};
    import { normalize } from ${address('lib/normalize/normalize.ts')};
    import { stopwatch } from ${address('tests/support/stopwatch.ts')};
    import { HOSTILE } from ${address('tests/decode/hostile-payloads.ts')};
    const context = { upload: 'a', receivedAt: '2026-11-23T00:00:00.000Z', baseUrl: 'https://gazette.example/' };
    const answers = [];
    // Loads what payloads of this kind need: what is timed is how they are read.
    const { articles, encoding } = await decode(Buffer.from(${JSON.stringify(SMALL[kind])}), { baseUrl: context.baseUrl });
    for (const raw of articles) await normalize(raw, { ...context, encoding });
    for (const { name, make } of HOSTILE[${JSON.stringify(kind)}]) {
      const bytes = Buffer.from(make());
      let milliseconds = Infinity;
      let codes, normalized;
      // What hangs, hangs each time; what a crowded machine made slow does not.
      for (let run = 0; run < 3 && milliseconds > ${LONGEST_MS}; run += 1) {
        gc();
        const took = stopwatch();
        const { articles, refusals, encoding } = await decode(bytes, { baseUrl: context.baseUrl });
        codes = refusals.map(({ code }) => code);
        normalized = 0;
        for (const raw of articles) {
          const result = await normalize(raw, { ...context, encoding });
          if (result.ok) normalized += 1;
          else codes.push(result.error.code);
        }
        milliseconds = Math.min(milliseconds, took());
      }
      const megabytes = process.resourceUsage().maxRSS / 1024;
      answers.push({ name, milliseconds, articles: normalized, codes, megabytes });
    }
    console.log(JSON.stringify({ answers, polluted: 'x' in {} }));`;
  // What a function with 512 MB may have on its heap; without a bound the collector waits for gigabytes.
  const bounds = ['--max-old-space-size=384', '--expose-gc'];
  const options = [...bounds, '--import', 'tsx', '--input-type=module', '--eval', program];
  const printed = execFileSync(process.execPath, options, { cwd: repositoryRoot, encoding: 'utf8' });
  const { answers, polluted } = JSON.parse(printed) as { answers: Answer[]; polluted: boolean };
  expect(polluted).toBe(false);
  return answers;
}

describe('hostile payloads are answered within 3 s and 512 MB, through the front door to articles or refusals', () => {
  it.each(['html', 'json', 'text'] as const)(
    '%s',
    (kind) => {
      const given = answers(kind);
      expect(given.map(({ name }) => name)).toEqual(HOSTILE[kind].map(({ name }) => name));
      const failing = given.filter(
        ({ milliseconds, megabytes, articles, codes }) =>
          milliseconds > LONGEST_MS || megabytes > 512 || articles + codes.length === 0,
      );
      expect(failing).toEqual([]);
    },
    120_000,
  );
});

const golden = join(repositoryRoot, 'tests/golden');
const samples = readdirSync(golden)
  .flatMap((name) => readdirSync(join(golden, name)).map((file) => join(golden, name, file)))
  .filter((path) => /input\.[\w.]+$/.test(path))
  .map((path) => readFileSync(path));

const edit = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  cut: fc.nat(60),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom('<', '</', '<!--', '"', '\\', '{', ']', '&#', '\0', '\n', '<script>')
      .map((text) => Buffer.from(text)),
  ),
});

describe('samples of every format with bytes cut, put in and exchanged', () => {
  it('give articles or refusals, and nothing is thrown', async () => {
    expect(samples.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (sample, edits) => {
          const bytes = edits.reduce<Uint8Array>((so, { at, cut, put }) => {
            const start = Math.floor(at * so.length);
            return Buffer.concat([so.subarray(0, start), put, so.subarray(start + cut)]);
          }, sample);
          const { articles, refusals, encoding } = await decode(bytes, {});
          const context = { upload: 'a', receivedAt: toInstant(Date.UTC(2026, 10, 23)), encoding };
          const results = await Promise.all(articles.map((raw) => normalize(raw, context)));
          expect(results.length + refusals.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
