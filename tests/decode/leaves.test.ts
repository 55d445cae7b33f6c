import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';
import { at } from '../support/articles.ts';
import { poisonedPayload } from '../support/poison.ts';
import { repositoryRoot } from '../support/root.ts';

const golden = join(repositoryRoot, 'tests/golden');
const payloads = readdirSync(golden, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^input.*\.(json|ndjson|xml|html|txt)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

describe('payloads whose texts are any', () => {
  it.each(payloads.map((path) => path.slice(golden.length + 1)))('%s', async (name) => {
    const payload = readFileSync(join(golden, name), 'utf8');
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));
    const scenario = fc.record({
      texts: fc.array(text, { minLength: 1, maxLength: 8 }),
      how: fc.constantFrom('prose', 'all'),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ texts, how }) => {
        let turn = 0;
        const next = () => {
          turn += 1;
          return texts[turn % texts.length] ?? '';
        };
        const bytes = Buffer.from(poisonedPayload(name, payload, next, how as 'prose' | 'all'));
        const { articles, refusals, encoding } = await decode(bytes, { key: name });
        expect(articles.length + refusals.length).toBeGreaterThan(0);
        for (const raw of articles) {
          const context = { upload: name, receivedAt: at('2026-11-26T12:00:00Z'), encoding };
          const result = await normalize(raw, context);
          if (!result.ok) continue;
          const { headline, articleBody, author, contentHtml = '' } = result.value;
          for (const each of [headline, articleBody, ...author.map((one) => one.name)]) {
            expect(each).toBe(each.normalize('NFC'));
            // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
            expect(each).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f]/);
          }
          expect(contentHtml).not.toMatch(/<script|<iframe|\son\w+\s*=\s*["']/i);
        }
      }),
      { numRuns: 8 },
    );
  });
});
