import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectXml } from '../../../lib/decode/xml/detect.ts';
import { decodeXml } from '../../../lib/decode/xml/read.ts';
import { expectGolden, goldenCases, goldenInput } from '../../support/golden.ts';

const cases = goldenCases('rss', 'rdf', 'atom', 'cdf', 'sitemap', 'newsml', 'nitf').filter((name) =>
  goldenInput(name).endsWith('input.xml'),
);

describe('golden documents: input.xml decodes to expected.json', () => {
  it('finds them', () => expect(cases.length).toBeGreaterThan(11));

  it.each(cases)('%s', (name) => {
    const text = readFileSync(goldenInput(name), 'utf8');
    const format = detectXml(text);
    if (format === undefined) throw new Error('no format detected');
    expectGolden(name, { format, ...decodeXml(text, format, {}) });
  });
});
