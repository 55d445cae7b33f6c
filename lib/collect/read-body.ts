import type { BodyFacts } from './feed-facts.ts';
import { readJsonFacts } from './json-facts.ts';
import { readXmlFacts } from './xml-facts.ts';

const HEAD = 4096;
const HTML = /<(?:!doctype\s+html|html|head|body)[\s>]/i;
const XML_ROOT =
  /<(?:[\w.-]+:)?(?:rss|rdf|feed|channel|urlset|sitemapindex|newsml|newsmessage|newsitem|packageitem|nitf|catalogitem|conceptitem|knowledgeitem)[\s>]/i;

/** What a body is and what the collector has to know of it. Never throws: what cannot be read is `unknown`. */
export function readBody(text: string): BodyFacts {
  const head = text
    .slice(0, HEAD)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^[[{]/.test(head)) return readJsonFacts(text);
  const root = XML_ROOT.exec(head);
  const page = HTML.exec(head);
  if (root && (!page || root.index < page.index)) return readXmlFacts(text);
  if (page) return { type: 'html', ...titleOf(text) };
  return { type: 'unknown' };
}

function titleOf(text: string): { title?: string } {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 100_000))?.[1]?.trim();
  return title ? { title } : {};
}
