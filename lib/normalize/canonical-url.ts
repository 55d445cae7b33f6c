/** Parameters that follow people and campaigns and never choose a page. */
const TRACKING =
  /^(?:utm_.*|mtm_.*|pk_.*|piwik_.*|hsa_.*|at_(?:medium|campaign|link.*|bbc.*|ptr.*|custom.*)|ns_(?:mchannel|source|campaign|linkname|fee)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|rb_clickid|s_cid|cmpid|cmp|icid|ito|ftag|ftcamp|ocid|xtor|wt_mc|wtmc|trk|trkcampaign|spm|scm|ncid|sr_share|smid|smtyp|ref_src|ref_url|feature|_ga|_gl|__twitter_impression|guccounter|guce_referrer.*|src_src|taid|share_id|xtref|cvid|campaign_id|emc)$/i;

/** Hosts that only send readers on. */
const REDIRECTORS =
  /(?:^|\.)(?:feedproxy\.google\.com|feeds?\.feedburner\.com|news\.google\.com|t\.co|bit\.ly|ow\.ly|buff\.ly|dlvr\.it|tinyurl\.com|lnkd\.in|trib\.al|ift\.tt|goo\.gl|fb\.me|flip\.it|apple\.news|feedsportal\.com|rss\.app|redirect\.viglink\.com|go\.redirectingat\.com|l\.facebook\.com|getpocket\.com)$/;

/** Copies of pages under somebody else's host. */
const PROXIES =
  /(?:^|\.)(?:ampproject\.org|webcache\.googleusercontent\.com|translate\.goog|archive\.(?:org|is|ph|today)|12ft\.io|r\.jina\.ai)$/;

/** Longer addresses are no addresses of pages; RFC 9110, 4.1 recommends support of 8 000. */
const MAX_LENGTH = 2048;

/** `text` as an absolute http(s) address, resolved against `base`; undefined when it is none. */
export function absoluteUrl(text: string | undefined, base?: string): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  try {
    const url = new URL(trimmed.startsWith('www.') ? `https://${trimmed}` : trimmed, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    if (!/\.|^localhost$|^\[/.test(url.hostname)) return undefined;
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return undefined;
  }
}

/**
 * The one spelling of an address: https, host in lower case and punycode, no default port, no fragment, no
 * tracking parameters, the rest of the query sorted, no empty query. The path keeps its case and its slash.
 */
export function canonicalUrl(absolute: string): string {
  const url = new URL(absolute);
  if (url.port === '' || url.port === '80' || url.port === '443') {
    url.port = '';
    url.protocol = 'https:';
  }
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  url.search = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
  return url.href;
}

/** An address for comparing: canonical, without `www.`, without a final slash. */
export function urlIdentity(absolute: string): string {
  const url = new URL(canonicalUrl(absolute));
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** True for addresses that lead to the article without being its own: redirects, caches, proxies, AMP copies. */
export function isDetour(absolute: string): boolean {
  const { hostname, pathname, searchParams } = new URL(absolute);
  if (REDIRECTORS.test(hostname) || PROXIES.test(hostname)) return true;
  return hostname.startsWith('amp.') || /(?:^|\/)amp\/?$/.test(pathname) || searchParams.has('outputType');
}

/** The host without `www.`, lower case: what names a source. */
export function domainOf(absolute: string): string {
  return new URL(absolute).hostname.replace(/^(?:www\d?|m|mobile|amp)\./, '').replace(/\.$/, '');
}
