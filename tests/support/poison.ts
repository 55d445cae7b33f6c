/** `T` with everything that may be missing: a sample of this type stops compiling when `T` gets another field. */
export type Whole<T> = T extends string | number | boolean | Uint8Array | undefined
  ? T
  : T extends readonly [infer First, ...(readonly (infer Rest)[])]
    ? readonly [Whole<First>, ...Whole<Rest>[]]
    : T extends readonly (infer Element)[]
      ? readonly Whole<Element>[]
      : { readonly [Name in keyof T]-?: Whole<Exclude<T[Name], undefined>> };

/** Gives the text of a field: its path without numbers (`author.name`), and how many texts came before it. */
export type TextOfField = (path: string, turn: number, was: string) => string;

/**
 * A value with another text in every field that holds one, but for those whose paths are `kept`, which are no
 * texts of others: ids, instants, words of a closed list.
 */
export function poisoned<T>(value: T, kept: ReadonlySet<string>, text: TextOfField): T {
  let turn = -1;
  const walk = (each: unknown, path: string): unknown => {
    if (typeof each === 'string') {
      if (kept.has(path)) return each;
      turn += 1;
      return text(path, turn, each);
    }
    if (Array.isArray(each)) return each.map((element) => walk(element, path));
    if (typeof each !== 'object' || each === null || each instanceof Uint8Array) return each;
    const entries = Object.entries(each);
    return Object.fromEntries(
      entries.map(([name, inner]) => [name, walk(inner, path === '' ? name : `${path}.${name}`)]),
    );
  };
  return walk(value, '') as T;
}

/** A text of a JSON payload that is written for people, or an address: no name of a format, language or kind. */
const isProse = (text: string) => /\s|^https?:|.{24}/.test(text);

/**
 * A payload with attacks in every text that it holds. `how` is what is attacked: what is written for people and
 * addresses alone, so that the payload is still recognized, or all of it.
 */
export function poisonedPayload(
  name: string,
  payload: string,
  next: () => string,
  how: 'prose' | 'all',
): string {
  if (/\.ndjson$/.test(name))
    return payload
      .split('\n')
      .map((line) => (line.trim() === '' ? line : poisonedJson(line, next, how)))
      .join('\n');
  if (/\.json$/.test(name)) return poisonedJson(payload, next, how);
  if (/\.(xml|html)$/.test(name)) return poisonedMarkup(payload, next, how);
  return payload.replace(/^.*\S.*$/gm, (line) => `${line} ${next()}`);
}

function poisonedJson(payload: string, next: () => string, how: 'prose' | 'all'): string {
  const attacked = (_: string, turn: number, was: string) => {
    if (how === 'prose' && !isProse(was)) return was;
    if (/^https?:/.test(was)) return `${was}?${next()}`;
    return turn % 2 === 0 ? next() : `${was} ${next()}`;
  };
  try {
    return JSON.stringify(poisoned(JSON.parse(payload) as unknown, new Set(), attacked));
  } catch {
    // Broken or concatenated: its strings are attacked where they stand.
    return payload.replace(/:\s*"((?:[^"\\]|\\.)*)"/g, (whole, text: string) =>
      how === 'all' || isProse(text) ? `:${JSON.stringify(next())}` : whole,
    );
  }
}

/** Texts between tags and values of attributes, escaped, raw and in CDATA in turn. */
function poisonedMarkup(payload: string, next: () => string, how: 'prose' | 'all'): string {
  let turn = 0;
  const ways = [
    escaped,
    (text: string) => escaped(escaped(text)),
    (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
    (text: string) => text,
  ];
  const texts = payload.replace(/>([^<>]*[^<>\s][^<>]*)(?=<\/)/g, (whole, text: string) => {
    if (how === 'prose' && !isProse(text)) return whole;
    turn += 1;
    // Raw markup makes an XML payload another one: it is for what is recovered from broken ones.
    const way = ways[turn % (how === 'all' ? 4 : 3)] ?? escaped;
    return `>${text} ${way(next())}`;
  });
  const values =
    how === 'all' ? /\s(?!xmlns)[\w:-]+="/ : /\s(?:href|src|url|title|alt|name|content|label|term)="/;
  return texts.replace(new RegExp(`(${values.source})([^"]*)"`, 'g'), (_, start: string, value: string) => {
    return `${start}${value} ${escaped(next())}"`;
  });
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
