import type { RawArticle } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { Decoded } from '../decoded.ts';
import { attributeOf, descend, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import type { ReadRoot } from '../xml/read-root.ts';
import { newsItemOf, wordOf } from './newsml-item.ts';

/** Items of NewsML-G2 that carry no news, and what they carry. */
const NO_NEWS: ReadonlyMap<string, string> = new Map([
  ['conceptitem', 'a concept'],
  ['knowledgeitem', 'a set of concepts'],
  ['planningitem', 'a plan of coverage'],
  ['catalogitem', 'a catalog of schemes'],
  ['contentmeta', 'metadata without their item'],
  ['groupset', 'references without their package'],
]);

/**
 * NewsML-G2 (https://iptc.org/std/NewsML-G2/guidelines/): a news item, a package, or a news message of several.
 * An item that is no text (picture, video, package) counts as an article when it has a headline and a
 * description, any other is refused as notAnArticle; a text without headline and body as noHeadline. A canceled
 * or withheld item is returned whatever it holds, because it withdraws what was sent before.
 */
export function decodeNewsmlG2({ root, format, baseUrl }: ReadRoot): Decoded {
  const articles: RawArticle[] = [];
  const refusals: Refusal[] = [];
  for (const { element, path } of elementPaths(
    root,
    'newsitem',
    'packageitem',
    'contentset',
    ...NO_NEWS.keys(),
  )) {
    const other = NO_NEWS.get(element.name);
    const article =
      other === undefined ? { ...newsItemOf(element, baseUrl), format, pointer: path } : undefined;
    const refusal = article ? refusalOf(element, article) : undefined;
    if (article && !refusal) articles.push(article);
    else
      refusals.push(
        refusal ?? { code: 'notAnArticle', pointer: path, detail: `${element.tag} holds ${other}` },
      );
  }
  return { articles, refusals };
}

function refusalOf(item: XmlElement, article: RawArticle): Refusal | undefined {
  const { pointer, headline, description, articleBody, creativeWorkStatus } = article;
  if (creativeWorkStatus === 'canceled' || creativeWorkStatus === 'withheld') return undefined;
  if (articleBody !== undefined || (headline !== undefined && description !== undefined)) return undefined;
  const itemClass = wordOf(descend(item, 'itemmeta', 'itemclass'));
  const isText = item.name === 'newsitem' && (itemClass === undefined || itemClass === 'text');
  if (isText && headline !== undefined) return undefined;
  if (isText) return { code: 'noHeadline', pointer, detail: 'a text without headline and body' };
  const what = itemClass ?? attributeOf(item, 'standard') ?? item.tag;
  return { code: 'notAnArticle', pointer, detail: `${what}: no text, and not both headline and description` };
}
