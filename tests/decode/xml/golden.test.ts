import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectXml } from '../../../lib/decode/xml/detect.ts';
import { decodeXml } from '../../../lib/decode/xml/read.ts';
import { repositoryRoot } from '../../support/root.ts';

const folder = join(repositoryRoot, 'tests/golden');
const cases = readdirSync(folder)
  .filter((name) => /^(rss|rdf|atom|cdf|sitemap|newsml|nitf)-/.test(name))
  .filter((name) => existsSync(join(folder, name, 'input.xml')));

describe('golden documents: input.xml decodes to expected.json', () => {
  it('finds them', () => expect(cases.length).toBeGreaterThan(11));

  it.each(cases)('%s', (name) => {
    const text = readFileSync(join(folder, name, 'input.xml'), 'utf8');
    const format = detectXml(text);
    if (format === undefined) throw new Error('no format detected');
    const decoded = JSON.parse(JSON.stringify({ format, ...decodeXml(text, format, {}) }));
    expect(decoded).toEqual(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')));
  });
});
