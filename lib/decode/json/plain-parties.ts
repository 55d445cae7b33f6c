import type { RawParty } from '../../article/raw-article.ts';
import { firstString, isObject, type JsonObject, list, member, names, string } from './fields.ts';
import { find } from './plain-names.ts';

/** WordPress sends the number of the author, and Yoast its name beside the text. */
export function authorsIn(item: JsonObject, open: JsonObject): readonly RawParty[] {
  const found = list(find(item, 'author')).flatMap(authorOf);
  if (found.length > 0) return found;
  return list(member(open, 'yoast_head_json', 'author')).flatMap(authorOf);
}

function authorOf(value: unknown): RawParty[] {
  if (!isObject(value))
    return typeof value === 'string' ? names(value.split(';')).map((name) => ({ name })) : [];
  if (Array.isArray(value['by'])) return value['by'].flatMap(authorOf);
  const name = firstString(
    value['name'],
    value['displayName'],
    value['display_name'],
    value['fullName'],
    value['full_name'],
    value['title'],
    value['byline'],
    value['text'],
    fullName(value),
  );
  const [url, email] = [string(value['url']), string(value['email'])];
  if (name === undefined && url === undefined) return [];
  return [{ name, ...(url !== undefined && { url }), ...(email !== undefined && { email }) }];
}

function fullName(value: JsonObject): string {
  const first = firstString(value['firstName'], value['first_name'], value['firstname']);
  const last = firstString(value['lastName'], value['last_name'], value['lastname']);
  return [first, last].filter((part) => part !== undefined).join(' ');
}

/** A publisher by its name, domain or address, or an object of these; `item` tells the domain of a bare name. */
export function publisherOf(value: unknown, item: JsonObject): RawParty | undefined {
  if (isObject(value)) {
    const name = firstString(value['name'], value['title'], value['label'], value['id']);
    const url = firstString(
      value['url'],
      value['homepage'],
      value['domain'] && `https://${value['domain']}`,
      value['href'],
    );
    return name === undefined && url === undefined ? undefined : { name, ...(url !== undefined && { url }) };
  }
  const text = names(value)[0];
  if (text === undefined) return undefined;
  if (/^https?:\/\//.test(text)) return { url: text };
  const domain = firstString(item['domain'], item['sourcedomain']);
  if (/^[\w-]+(\.[\w-]+)+$/.test(text) && !text.endsWith('.'))
    return { url: `https://${text.toLowerCase()}` };
  return domain === undefined
    ? { name: text }
    : { name: text, url: `https://${domain.replace(/^https?:\/\//, '')}` };
}
