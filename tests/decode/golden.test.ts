import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { expectGolden, goldenCases, goldenInput } from '../support/golden.ts';

const cases = goldenCases('json', 'html', 'gzip');

describe('golden documents: the bytes of input decode to expected.json', () => {
  it('finds them', () => expect(cases.length).toBeGreaterThan(30));

  it.each(cases)('%s', async (name) => {
    const input = goldenInput(name);
    expectGolden(name, await decode(readFileSync(input), { key: basename(input) }));
  });
});
