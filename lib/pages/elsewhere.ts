/** The address of an article at its publisher; undefined where the article is only at `site`. */
export function elsewhere(url: string | undefined, site: string): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).host === new URL(site).host ? undefined : url;
}
