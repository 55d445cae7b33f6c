import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/root.ts';

const module = pathToFileURL(join(repositoryRoot, 'lib/decode/xml/read.ts')).href;

/** The most memory, in MB, that a process of its own had which decoded 20 MB of `unit`, repeated. */
function peakMegabytes(unit: string): number {
  const program = `
    import { decodeXml } from '${module}';
    const unit = ${JSON.stringify(unit)};
    decodeXml('<rss><channel>' + unit.repeat(20 * 1024 * 1024 / unit.length), 'rss', {});
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, options, { cwd: repositoryRoot, encoding: 'utf8' }));
}

describe('20 MB of hostile XML stay under 512 MB of memory', () => {
  it.each([
    ['elements', '<a>b</a>'],
    ['attributes', '<a b="" c="" d="" e=""/>'],
    ['namespaces', '<a xmlns:b="c"/>'],
    ['items', '<item><title>a</title><link>b</link><category>c</category></item>'],
    ['escaped markup', '<item><description>&lt;p&gt;a &lt;/p&gt;</description></item>'],
  ])(
    '%s',
    (_, unit) => {
      const peak = peakMegabytes(unit);
      expect(peak).toBeGreaterThan(50);
      expect(peak).toBeLessThan(512);
    },
    30_000,
  );
});
