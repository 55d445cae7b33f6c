import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { codeSamples } from '../../lib/http/docs/code-samples.ts';
import { docsPage } from '../../lib/http/docs/docs-page.tsx';
import { type Document, endpointsOf } from '../../lib/http/docs/document.ts';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { startTestHost, type TestHost } from '../support/host.ts';

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;
const { schemas } = document.components;
const endpoints = endpointsOf(document);

describe('the API reference', () => {
  const html = docsPage(document, 'https://news.example');

  it('loads nothing, and every link leads to something', () => {
    expect(html).not.toMatch(/\ssrc=|<link rel="stylesheet"|url\(/);
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(endpoints.length + Object.keys(schemas).length);
    for (const name of new Set(anchors)) expect(html.split(` id="${name}"`), name).toHaveLength(2);
  });

  it.each(endpoints.map((endpoint) => [endpoint.operation.operationId, endpoint] as const))(
    'gives programs for %s that can be read',
    (_, endpoint) => {
      const [curl, javaScript, python] = codeSamples(endpoint, "https://it's.example", schemas);
      execFileSync('sh', ['-n'], { input: curl?.[1] });
      expect(() => new Function(`return async () => {${javaScript?.[1]}}`)).not.toThrow();
      expect(python?.[1]).toContain(`method="${endpoint.method}"`);
      for (const [, code] of [curl, javaScript, python] as [string, string][]) {
        expect(code).not.toMatch(/undefined|\{\w+\}/);
        expect(html).toContain('<details name="code-');
      }
    },
  );

  it('quotes for the shell what would end a quotation', () => {
    const latest = endpoints.find(({ path }) => path === '/v1/feeds/latest');
    const [[, curl] = ['', '']] = codeSamples(
      latest as (typeof endpoints)[number],
      "https://it's.example",
      schemas,
    );
    const said = execFileSync('sh', ['-c', curl.replace('curl', 'echo')], { encoding: 'utf8' });
    expect(said.trim()).toBe("https://it's.example/v1/feeds/latest");
  });
});

describeWithBrowser('the API reference in a browser', () => {
  let host: TestHost;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    host = await startTestHost();
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  it('opens what a link leads to, searches, and sends a request, all under its policy', async () => {
    await page.goto(`${host.url}/docs#latest`);
    const latest = page.locator('#latest');
    await latest.waitFor({ state: 'visible' });
    await latest.getByLabel('limit').fill('0');
    await latest.getByRole('button', { name: 'Send' }).click();
    await latest.getByText('badParameter').last().waitFor();
    expect(await latest.getByRole('status').textContent()).toMatch(/^400 application\/problem\+json/);
    await page.getByRole('searchbox').fill('trending rise');
    expect(await page.locator('nav li:visible').allInnerTexts()).toEqual(['GET Hashtags that rise']);
    // The answer of the form is a 400, which a browser reports.
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
  });

  it('can be read without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const silent = await context.newPage();
    await silent.goto(`${host.url}/docs#schema-NewsArticle`);
    await silent.locator('#schema-NewsArticle').getByText('articleBody', { exact: true }).first().waitFor();
    expect(await silent.locator('form:visible').count()).toBe(0);
    await context.close();
  });
});
