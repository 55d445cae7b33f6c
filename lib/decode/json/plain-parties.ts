import type { RawParty } from '../../article/raw-article.ts';
import { firstString, isObject, type JsonObject, list, member, names, string } from './fields.ts';
import { find, type Named } from './plain-names.ts';

/** WordPress sends the number of the author, and Yoast its name beside the text. */
export function authorsIn(item: Named, open: JsonObject): readonly RawParty[] {
  const found = list(find(item, 'author')).flatMap(authorOf);
  if (found.length > 0) return found;
  return list(member(open, 'yoast_head_json', 'author')).flatMap(authorOf);
}

function authorOf(value: unknown): RawParty[] {
  if (!isObject(value))
    return typeof value === 'string' ? names(value.split(';')).map((name) => ({ name })) : [];
  if (Array.isArray(value['by'])) return value['by'].flatMap(authorOf);
  const name = firstString(
    value['displayName'],
    value['display_name'],
    value['name'],
    value['fullName'],
    value['full_name'],
    value['title'],
    value['byline'],
    value['text'],
    fullName(value),
    ...Object.keys(value)
      .filter((key) => /name(?:raw)?$/i.test(key) && !/user|site|company|org/i.test(key))
      .map((key) => value[key]),
    value['username'],
    value['handle'],
  );
  const [url, email] = [string(value['url']), string(value['email'])];
  if (name === undefined && url === undefined) {
    // Some services map ids to authors.
    const mapped = Object.values(value);
    return mapped.every(isObject) ? mapped.flatMap(authorOf) : [];
  }
  return [{ name, ...(url !== undefined && { url }), ...(email !== undefined && { email }) }];
}

function fullName(value: JsonObject): string {
  const first = firstString(value['firstName'], value['first_name'], value['firstname']);
  const last = firstString(value['lastName'], value['last_name'], value['lastname']);
  return [first, last].filter((part) => part !== undefined).join(' ');
}

/**
 * The publisher that values name, best first: the first that is a name, with the first address or domain among them;
 * `item` tells the domain of a bare name.
 */
export function plainPublisher(values: readonly unknown[], item: JsonObject): RawParty | undefined {
  const [first, ...others] = values.flatMap((value) => partyOf(value, item) ?? []);
  if (first === undefined || first.name !== undefined) return first;
  const name = others.find((each) => each.name !== undefined)?.name;
  return name === undefined ? first : { name, ...first };
}

function partyOf(value: unknown, item: JsonObject): RawParty | undefined {
  if (isObject(value)) {
    const name = firstString(value['name'], value['title'], value['label'], value['any_name'], value['id']);
    const url = firstString(
      value['url'],
      value['homepage'],
      value['homepage_url'],
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
