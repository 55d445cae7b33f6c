// WXR has no specification: this is what WordPress writes (wp-admin/includes/export.php).
import type { RawArticle, RawText } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { openText } from '../xml/text-of-type.ts';

/** An item of an export: as RSS reads it, and as it stands. */
export interface ExportedItem {
  readonly article: RawArticle;
  readonly element: XmlElement;
}

/** True for the channel of a WordPress export. */
export function isWordpressExport(channel: XmlElement): boolean {
  return childOf(channel, 'wp:wxr_version') !== undefined;
}

/**
 * The published posts of a WordPress export, with authors by their names, dates in UTC, sections apart from tags and
 * their own picture. Everything else is refused as `notAnArticle` by what it is: drafts, pages, attachments, menus.
 */
export function publishedPosts(channel: XmlElement, items: readonly ExportedItem[]) {
  const articles: RawArticle[] = [];
  const refusals: Refusal[] = [];
  const names = new Map(
    childrenOf(channel, 'wp:author').map((author) => [
      elementText(childOf(author, 'wp:author_login')),
      elementText(childOf(author, 'wp:author_display_name')),
    ]),
  );
  const pictures = new Map(
    items.map(({ element }) => [
      elementText(childOf(element, 'wp:post_id')),
      elementText(childOf(element, 'wp:attachment_url')),
    ]),
  );
  for (const { article, element } of items) {
    const kind = unpublishedKind(element);
    if (kind !== undefined)
      refusals.push({
        code: 'notAnArticle',
        pointer: article.pointer,
        detail: `WordPress keeps this as ${kind}.`,
      });
    else articles.push(postOf(article, element, names, pictures));
  }
  return { articles, refusals };
}

/** What an item is in words; undefined for a published post. */
function unpublishedKind(item: XmlElement): string | undefined {
  const type = elementText(childOf(item, 'wp:post_type')) ?? 'post';
  const status = elementText(childOf(item, 'wp:status')) ?? 'publish';
  if (type === 'attachment') return 'an attachment';
  if (type === 'page') return 'a page';
  if (BUILT_IN.test(type)) return `a part of the site (${type.slice(0, 30)})`;
  if (status === 'publish') return undefined;
  return status === 'draft' ? 'a draft' : `not published (${status.slice(0, 30)})`;
}

const BUILT_IN =
  /^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|elementor_\w+|shop_\w+|product\w*|feedback)$/;

function postOf(
  article: RawArticle,
  item: XmlElement,
  names: ReadonlyMap<string | undefined, string | undefined>,
  pictures: ReadonlyMap<string | undefined, string | undefined>,
): RawArticle {
  const termsOf = (domain: string): string[] =>
    childrenOf(item, 'category')
      .filter((each) => attributeOf(each, 'domain') === domain)
      .map(elementText)
      .filter((term) => term !== undefined);
  const thumbnail = childrenOf(item, 'wp:postmeta').find(
    (each) => elementText(childOf(each, 'wp:meta_key')) === '_thumbnail_id',
  );
  const picture = pictures.get(elementText(childOf(thumbnail, 'wp:meta_value')));
  const [sections, keywords] = [termsOf('category'), termsOf('post_tag')];
  const description = openText(childOf(item, 'excerpt:encoded'));
  const published = utcOf(item, 'wp:post_date_gmt') ?? article.datePublished;
  const modified = utcOf(item, 'wp:post_modified_gmt') ?? article.dateModified;
  return {
    ...article,
    format: 'wxr',
    ...(article.author && {
      author: article.author.map((party) => ({ ...party, name: names.get(party.name) ?? party.name })),
    }),
    ...(article.articleBody && { articleBody: withoutShortcodes(article.articleBody) }),
    ...(description && { description }),
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    ...(sections.length > 0 && { articleSection: sections }),
    keywords,
    ...(picture !== undefined && { image: [{ url: picture }, ...(article.image ?? [])] }),
  };
}

/** What plugins put into a text for WordPress to fill (https://codex.wordpress.org/Shortcode): media with what they hold, all others without their marks. */
function withoutShortcodes({ type, value }: RawText): RawText {
  const text = value
    .replace(/\[(caption|wp_caption|embed|audio|video|playlist)\b[^[\]]{0,2000}\][^[\]]{0,4000}\[\/\1\]/g, '')
    .replace(
      /\[(?:\/[a-z][\w-]{1,40}|[a-z][\w-]{1,40}\s[^[\]=]{0,200}=[^[\]]{0,2000}|gallery|playlist)\]/g,
      '',
    );
  return { type, value: text };
}

/** A date that is UTC without saying so; WordPress writes zeros where there is none. */
function utcOf(item: XmlElement, name: string): RawArticle['datePublished'] {
  const value = elementText(childOf(item, name));
  if (value === undefined || value.startsWith('0000')) return undefined;
  return { value: `${value.replace(' ', 'T')}Z`, from: 'payload' };
}
