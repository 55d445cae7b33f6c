import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { repositoryRoot } from '../support/root.ts';

const folder = join(repositoryRoot, 'tests/golden');
const cases = readdirSync(folder).filter((name) => /^(?:json|html|gzip)-/.test(name));

describe('golden documents: the bytes of input decode to expected.json', () => {
  it('finds them', () => expect(cases.length).toBeGreaterThan(30));

  it.each(cases)('%s', async (name) => {
    const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.'));
    if (input === undefined) throw new Error('no input');
    const payload = await decode(readFileSync(join(folder, name, input)), { key: input });
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(payload))).toEqual(expected);
  });
});
