import type { Browser } from 'playwright-core';
import { toInstant } from '../../lib/article/instant.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';

/** What an upload with this markup as its body keeps of it; '' for nothing. */
export async function contentHtmlOf(markup: string): Promise<string> {
  const item = {
    id: 'attack',
    title: 'Attack',
    content_html: `<p>Crews left the harbor at noon, and no ferry of theirs sails before Monday.</p>${markup}`,
  };
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Evil', items: [item] };
  const { articles, encoding } = await decode(Buffer.from(JSON.stringify(feed)), {});
  const [raw] = articles;
  if (raw === undefined) throw new Error('the feed gave no article');
  const context = { upload: 'attack.json', receivedAt: toInstant(Date.UTC(2026, 10, 23)), encoding };
  const result = await normalize(raw, context);
  return result.ok ? (result.value.contentHtml ?? '') : '';
}

/** Pieces of markup on one page: each page costs a browser a good while. */
const PIECES = 60;

/** What a browser did with pieces of markup. */
export interface Shown {
  /** Scripts that ran and told so by `alert`. */
  readonly alerts: number;
  /** Pieces that stand side by side on their page; less than were given when one swallowed the next. */
  readonly pieces: number;
}

/** Shows pieces of markup as parts of pages, clicks on everything that can be clicked, and waits a moment. */
export async function showInBrowser(browser: Browser, pieces: readonly string[]): Promise<Shown> {
  const context = await browser.newContext();
  const shown = { alerts: 0, pieces: 0 };
  await context.exposeFunction('tellRan', () => {
    shown.alerts += 1;
  });
  await context.addInitScript(() => {
    const tell = () => (globalThis as unknown as { tellRan(): void }).tellRan();
    Object.assign(globalThis, { alert: tell, confirm: tell, prompt: tell });
  });
  await context.route('**/*', (route) => {
    const start = Number(/^\/(\d+)$/.exec(new URL(route.request().url()).pathname)?.[1] ?? -1);
    if (start < 0) return route.fulfill({ status: 204 });
    const sections = pieces.slice(start, start + PIECES).map((piece) => `<section>${piece}</section>`);
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>a</title><main>${sections.join('\n')}</main>`,
    });
  });
  for (let start = 0; start < pieces.length; start += PIECES) {
    // A page of its own: what a click began may still be under way.
    const page = await context.newPage();
    await page.goto(`http://attack.example/${start}`);
    shown.pieces += await page.locator('main > section').count();
    await page.evaluate(
      "for (const element of document.querySelectorAll('main a, main button')) element.click()",
    );
    await page.waitForTimeout(20);
    await page.close();
  }
  await context.close();
  return shown;
}
