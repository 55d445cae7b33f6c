/** Hosts that only send readers on. */
const REDIRECTORS =
  /(?:^|\.)(?:feedproxy\.google\.com|feeds?\.feedburner\.com|news\.google\.com|t\.co|bit\.ly|ow\.ly|buff\.ly|dlvr\.it|is\.gd|tinyurl\.com|lnkd\.in|trib\.al|ift\.tt|goo\.gl|fb\.me|flip\.it|apple\.news|feedsportal\.com|rss\.app|redirect\.viglink\.com|go\.redirectingat\.com|nyti\.ms|wapo\.st|reut\.rs|bbc\.in|cnn\.it|bloom\.bg|n\.pr|huff\.to|gu\.com|econ\.st|politi\.co|cnb\.cx|yhoo\.it|l\.facebook\.com|lm\.facebook\.com|l\.instagram\.com|out\.reddit\.com|getpocket\.com|r\.search\.yahoo\.com|smarturl\.it|consent\.(?:yahoo|google)\.[a-z.]+|guce\.[a-z.]+)$/;

/** Copies of pages under somebody else's host. */
const PROXIES =
  /(?:^|\.)(?:ampproject\.org|webcache\.googleusercontent\.com|translate\.goog|archive\.(?:org|is|ph|today)|12ft\.io|r\.jina\.ai)$/;

/** Paths that send readers on, on hosts that also have pages of their own. */
const REDIRECT_PATHS =
  /^(?:www\.)?(?:google\.[a-z.]+\/(?:url|amp\/|news\/url)|bing\.com\/news\/apiclick|duckduckgo\.com\/l\/|facebook\.com\/l\.php|youtube\.com\/redirect|linkedin\.com\/redir)/;

/** Parameters of redirects that hold the address itself. */
const TARGETS = [
  'url',
  'u',
  'q',
  'uddg',
  'to',
  'target',
  'dest',
  'destination',
  'redirect',
  'redir',
  'link',
  'p',
];

/** True for an address on a redirector, a cache or a proxy. */
export function isDetourHost({ hostname, pathname }: URL): boolean {
  return (
    REDIRECTORS.test(hostname) || PROXIES.test(hostname) || REDIRECT_PATHS.test(`${hostname}${pathname}`)
  );
}

/** The address that a redirect, an AMP cache or an archive carries in itself; undefined when it carries none. */
export function unwrapped(url: URL): string | undefined {
  if (!isDetourHost(url)) return undefined;
  if (url.hostname === 'news.google.com') return googleNewsTarget(url);
  const given = TARGETS.map((name) => url.searchParams.get(name)).find((value) =>
    /^https?:\/\//i.test(value ?? ''),
  );
  if (given !== undefined && given !== null) return given;
  const inPath = /\/(https?:\/{1,2}[^/].*)$/.exec(url.pathname)?.[1];
  if (inPath !== undefined) return `${inPath.replace(/^(https?:)\/+/, '$1//')}${url.search}`;
  // AMP caches: /c/s/host/path, `s` for https (https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls)
  const cached = /^\/(?:amp|[cvi](?:\/s)?|amp\/s)\/([\w-]+(?:\.[\w-]+)+\/.*)$/.exec(url.pathname)?.[1];
  return cached === undefined ? undefined : `https://${cached.replace(/^s\//, '')}`;
}

/** Bytes of an address that Google News carries: RFC 3986 characters. */
const CARRIED = /https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+/;

/**
 * The address inside `/rss/articles/CBMi…`, `/articles/…` and `/read/…`: base64url of a protocol buffer whose fourth
 * field is the page and whose 26th its AMP copy. Those of 2024 and later hold an opaque token instead.
 */
function googleNewsTarget(url: URL): string | undefined {
  const given = url.searchParams.get('url');
  if (given !== null && /^https?:\/\//i.test(given)) return given;
  const token = /\/(?:articles|read)\/([\w-]{20,})/.exec(url.pathname)?.[1];
  if (token === undefined) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // Field 4, length-delimited: the tag 0x22, a length as a varint, and the address.
  const at = bytes.indexOf(0x22);
  const [first = 0, second = 0] = [bytes[at + 1], bytes[at + 2]];
  const [length, start] = first < 0x80 ? [first, at + 2] : [(first & 0x7f) | (second << 7), at + 3];
  return CARRIED.exec(bytes.subarray(start, start + length).toString('latin1'))?.[0];
}
