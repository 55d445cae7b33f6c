import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE_LANGUAGES, type SiteLanguage } from '../../lib/article/site.ts';
import { accentOf } from '../../lib/pages/accent.ts';
import { loadWords } from '../../lib/pages/words/load-words.ts';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { storeComments } from './attacks.ts';
import { piecesOf } from './sentences.ts';
import { PAGE_KINDS, type Site, STATUS, startSite } from './site.ts';
import { tooSmall } from './too-small.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10"/></svg>';

let site: Site;
let paths: Record<string, string>;
let cookie: string;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-'));
  writeFileSync(join(folder, 'logo.svg'), LOGO);
  const file = join(folder, 'site.json');
  const says = { name: 'Meridian & Sons', accent: '#0B5FFF', logo: 'logo.svg', languages: SITE_LANGUAGES };
  writeFileSync(file, JSON.stringify(says));
  site = await startSite(file);
  const articleId = site.paths.article.slice('/articles/'.length);
  await storeComments(site, articleId, ['Die Fähre fährt wieder.'], 'approved');
  await storeComments(site, articleId, ['¿Y el puente?'], 'pending');
  const comment = (await site.json<{ comments: { id: string }[] }>(
    `/v1/articles/${articleId}/comments`,
  )) as unknown as {
    items: { _newsloom: { id: string } }[];
  };
  const commentId = comment.items[0]?._newsloom.id ?? '';
  paths = {
    ...site.paths,
    asked: `${site.paths.article}?ask=${encodeURIComponent('What did inspectors find?')}`,
    unanswered: `${site.paths.article}?ask=chess`,
    noticed: `${site.paths.article}?comment=waiting`,
    reported: `${site.paths.article}?report=reported`,
    erased: '/?erased=3',
    section: '/sections/business',
    reply: `/comments/write?article=${articleId}&parent=${commentId}`,
    report: `/comments/report?comment=${commentId}`,
    narrowed: '/search?q=ferry&order=newest&language=en',
    misspelled: '/search?q=ferri',
    badCursor: '/latest?cursor=x',
    tooLong: `/search?q=${'long'.repeat(200)}`,
    queue: '/moderation',
    subscriptions: '/subscriptions?done=polled',
    rejected: '/moderation?state=rejected&moderation=rejected',
  };
  const cookies = await Promise.all([
    enter('/v1/moderation/session', `access=${site.moderatorToken}`),
    enter('/subscriptions', `action=enter&access=${site.operatorToken}`),
  ]);
  cookie = cookies.join('; ');
});
afterAll(async () => {
  delete process.env['NEWSLOOM_SITE_FILE'];
  await site.close();
});

/** The cookie of whoever enters with a form. */
async function enter(path: string, body: string): Promise<string> {
  const entered = await fetch(site.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.url },
    body,
    redirect: 'manual',
  });
  const given = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect([path, given]).toEqual([path, expect.stringContaining('=')]);
  return given;
}

const get = (path: string, language: string | undefined) =>
  fetch(site.url + path, {
    redirect: 'manual',
    headers: { ...(language && { 'accept-language': language }), cookie },
  });

/** What a page says: its texts, and the attributes that are read out or shown. */
function saidBy(html: string): string[] {
  const body = html.replace(/<script[\s\S]*?<\/script>/g, '');
  const texts = [...body.matchAll(/>([^<]+)</g)].map(([, text = '']) => text);
  const attributes = [
    ...body.matchAll(
      /\s(?:aria-label|placeholder|title|alt|(?:name|property)="[\w:]*description" content)="([^"]*)"/g,
    ),
  ];
  return [...texts, ...attributes.map(([, text = '']) => text)].map((text) => text.trim()).filter(Boolean);
}

describe.each(SITE_LANGUAGES)('in %s', (language) => {
  let foreign: string[];
  beforeAll(async () => {
    const own = piecesOf(await loadWords(language));
    const english = piecesOf(await loadWords('en'));
    foreign = language === 'en' ? [] : [...english].filter((piece) => !own.has(piece));
    if (language !== 'en') expect(foreign.length).toBeGreaterThan(150);
  });

  it.each([
    ...PAGE_KINDS,
    'asked',
    'unanswered',
    'noticed',
    'reported',
    'erased',
    'section',
    'reply',
    'report',
    'narrowed',
    'misspelled',
    'badCursor',
    'tooLong',
    'queue',
    'subscriptions',
    'rejected',
  ])('the page %s says nothing in English, and what language it is in', async (kind) => {
    const answer = await get(paths[kind] ?? '', language);
    const html = await answer.text();
    const expected = { badCursor: 400, tooLong: 400, ...STATUS }[kind as 'error'] ?? 200;
    expect([kind, answer.status]).toEqual([kind, expected]);
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')?.split(', ')).toContain('Accept-Language');
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    const said = saidBy(html);
    const english = said.filter((text) =>
      foreign.some((piece) => text === piece || (/\s\S+\s/.test(piece) && text.includes(piece))),
    );
    expect(english).toEqual([]);
    expect(said.filter((text) => /\{\w+\}/.test(text))).toEqual([]);
  });
});

describeWithBrowser('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['de', 1280],
    ['de', 390],
    ['ar', 1280],
    ['ar', 390],
  ] as const)('every page in %s fits %i pixels, with targets that a finger meets', async (locale, width) => {
    const page = await browser.newPage({ locale, viewport: { width, height: 800 } });
    for (const kind of PAGE_KINDS) {
      await page.goto(site.url + site.paths[kind]);
      const [side, overflow] = (await page.evaluate(
        '[getComputedStyle(document.body).direction, document.documentElement.scrollWidth - innerWidth]',
      )) as [string, number];
      expect([kind, side, overflow]).toEqual([kind, locale === 'ar' ? 'rtl' : 'ltr', 0]);
      expect([kind, await tooSmall(page)]).toEqual([kind, []]);
    }
    await page.close();
  });
});

describe('a site with several languages', () => {
  const etagIn = async (language: SiteLanguage | undefined) =>
    (await get('/latest', language)).headers.get('etag');
  it('has a validator for each of them, and the first for who asks for none', async () => {
    const etags = await Promise.all(SITE_LANGUAGES.map(etagIn));
    expect(new Set(etags).size).toBe(SITE_LANGUAGES.length);
    expect(await etagIn(undefined)).toBe(etags[0]);
  });

  it('is named by its file, on pages and in feeds', async () => {
    expect(await (await get('/latest', 'en')).text()).toContain(
      '<title>Latest articles – Meridian &amp; Sons</title>',
    );
    expect((await site.json<{ title: string }>('/v1/feeds/latest')).title).toContain('Meridian & Sons');
  });

  it('serves its logo, and style sheet and icons in its accent, under names that stay', async () => {
    const html = await (await get('/', 'en')).text();
    const logo = /<img class="logo" src="([^"]+)" alt="Meridian &amp; Sons"/.exec(html)?.[1] ?? '';
    const answer = await get(logo, undefined);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['image/svg+xml', LOGO]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    const styles = /rel="stylesheet" href="([^"]+-0b5fff\.css)"/.exec(html)?.[1] ?? '';
    const sheet = await (await get(styles, undefined)).text();
    for (const color of Object.values(accentOf('#0b5fff')))
      expect(sheet.includes(`--accent: ${color};`)).toBe(true);
    for (const path of ['/favicon.ico', '/apple-touch-icon.png']) {
      const location = (await get(path, undefined)).headers.get('location') ?? '';
      expect(location).toContain('-0b5fff.');
      expect((await get(location, undefined)).status).toBe(200);
    }
    expect((await get(styles.replace('0b5fff', '00ff00'), undefined)).status).toBe(404);
  });
});
