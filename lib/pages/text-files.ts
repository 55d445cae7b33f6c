import type { Context } from 'hono';
import { addMs } from '../article/instant.ts';
import { siteUrlOf } from '../web/app.ts';
import { conditional, etagOf } from '../web/conditional.ts';
import type { PageDeps } from './page-answer.tsx';

const DAY_MS = 86_400_000;
/** RFC 9116, 2.5.5 recommends less than a year. */
const EXPIRES_DAYS = 90;
/** What crawlers find nothing in: answers to questions, forms, desks. */
const CLOSED = ['/search', '/v1/search', '/comments/', '/moderation', '/subscriptions'];

/** robots.txt (RFC 9309), with the address of the sitemap. */
export function answerRobots(context: Context, deps: PageDeps): Response {
  return plainText(context, [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${siteUrlOf(context, deps)}/sitemap.xml`,
  ]);
}

/** llms.txt (https://llmstxt.org): what programs that read find here, and in which form they should take it. */
export function answerLlms(context: Context, deps: PageDeps): Response {
  const site = siteUrlOf(context, deps);
  return plainText(context, [
    `# ${deps.siteName}`,
    '',
    '> News of many sources: articles with hashtags, related coverage and stories. Every page is a feed too.',
    '',
    '## Lists',
    '',
    `- [Latest articles](${site}/v1/feeds/latest): JSON Feed 1.1; .atom and .rss as well`,
    `- [Stories](${site}/v1/stories): what several sources cover now`,
    `- [All lists](${site}/v1/feeds): by source, hashtag, section, language and story`,
    `- [Sources](${site}/v1/sources): who publishes here`,
    '',
    '## Articles',
    '',
    `- ${site}/v1/articles/{id}: schema.org NewsArticle in JSON-LD; \`_newsloom.id\` of a list is the id`,
    `- ${site}/v1/articles?url={address}: the article of an address`,
    `- ${site}/v1/search?q={words}: all words of an article`,
    '',
    '## API',
    '',
    `- [OpenAPI](${site}/openapi.json)`,
    `- [The same to be read](${site}/docs)`,
  ]);
}

/** security.txt (RFC 9116); undefined where the operator names nobody. */
export function answerSecurity(context: Context, deps: PageDeps): Response | undefined {
  const { securityContact, now } = deps;
  if (securityContact === undefined) return undefined;
  // Moves once a day, so that caches keep it.
  const today = `${now().slice(0, 10)}T00:00:00.000Z` as ReturnType<typeof now>;
  return plainText(context, [
    `Contact: ${securityContact}`,
    `Expires: ${addMs(today, EXPIRES_DAYS * DAY_MS)}`,
    `Canonical: ${siteUrlOf(context, deps)}/.well-known/security.txt`,
  ]);
}

function plainText(context: Context, lines: readonly string[]): Response {
  const text = `${lines.join('\n')}\n`;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' };
  return conditional(context.req.raw.headers, { etag: etagOf([text]) }, headers, () => text);
}
