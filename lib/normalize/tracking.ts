/** Parameters that follow people and campaigns and never choose a page. */
const TRACKING =
  /^(?:utm_.*|mtm_.*|matomo_.*|pk_.*|piwik_.*|hsa_.*|sfmc_.*|at_(?:medium|campaign|link.*|bbc.*|ptr.*|custom.*|format)|ns_(?:mchannel|source|campaign|linkname|fee)|fbclid|fb_(?:action_ids|action_types|source|ref)|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|rdt_cid|li_fat_id|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|__hs(?:tc|sc|fp)|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|rb_clickid|s_cid|s_kwcid|ef_id|sc_(?:campaign|channel|cid|src)|cmpid|cmp|icid|ito|ftag|ftcamp|ocid|xtor|wt_mc|wt\.mc_id|wtmc|trk|trkcampaign|spm|scm|ncid|sr_share|smid|smtyp|soc_(?:src|trk)|ref_src|ref_url|_ga|_gl|_openstat|__twitter_impression|guccounter|guce_referrer.*|taid|share_id|xtref|cvid|campaign_id|emc|wprov|phpsessid|jsessionid|sessionid)$/i;

/** Parameters that follow people on one site and may choose a page on another. */
const ON_SITES: readonly [RegExp, RegExp][] = [[/(?:^|\.)youtube\.com$/, /^(?:feature|si|pp|ab_channel)$/]];

/** Feeds mark their links as their own: `partner=rss`, `ref=feed`. */
const FEED_MARK = /^(?:partner|source|src|ref|from|feed|rss|via|mod|cid)=(?:rss|feed|atom|rss_.*|.*_rss)$/i;

/** True for one `name=value` of a query, still escaped, that says how a reader came and not what is read. */
export function isTracking(pair: string, hostname: string): boolean {
  const name = pair.split('=')[0] ?? '';
  if (TRACKING.test(name) || FEED_MARK.test(pair)) return true;
  return ON_SITES.some(([site, names]) => site.test(hostname) && names.test(name));
}
