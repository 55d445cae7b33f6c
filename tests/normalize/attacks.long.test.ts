import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentHtmlOf, showInBrowser } from '../support/attacks.ts';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { dataFolder } from '../support/data.ts';

/** Of our own making, so that a clone without the data sets runs some too. */
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<p title="</p><img src=x onerror=alert(1)>">a</p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<details open ontoggle=alert(1)>a</details>',
];
const payloads: readonly string[] =
  dataFolder === undefined
    ? OWN
    : [
        ...OWN,
        ...JSON.parse(readFileSync(join(dataFolder, 'safety/xss-payloads.json'), 'utf8')).map(
          ({ payload }: { payload: string }) => payload,
        ),
      ];

describeWithBrowser(`${payloads.length} attack payloads in a real browser`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('run scripts when they are shown as they are', async () => {
    expect((await showInBrowser(browser, OWN)).alerts).toBeGreaterThan(3);
  });

  it('run none as contentHtml of an article', async () => {
    const kept = await Promise.all(payloads.map(contentHtmlOf));
    expect(
      kept.every((html) =>
        html.includes('Crews left the harbor at noon, and no ferry of theirs sails before Monday.'),
      ),
    ).toBe(true);
    expect(await showInBrowser(browser, kept)).toEqual({ alerts: 0, pieces: payloads.length });
  });
});
