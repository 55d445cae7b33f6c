/**
 * Where a list begins and goes on, as a Link header (RFC 8288). Addresses are absolute. One with hubs names them and
 * itself, as WebSub has it (https://www.w3.org/TR/websub/#discovery).
 */
export function pageLinks(
  {
    firstUrl,
    nextUrl,
    hubs = [],
    feedUrl,
  }: {
    readonly firstUrl: string;
    readonly nextUrl?: string | undefined;
    readonly hubs?: readonly string[] | undefined;
    readonly feedUrl?: string;
  },
  type = 'application/json',
): { link: string } {
  const links = [`<${firstUrl}>; rel="first"; type="${type}"`];
  if (nextUrl !== undefined) links.push(`<${nextUrl}>; rel="next"; type="${type}"`);
  if (hubs.length > 0) links.push(...hubs.map((hub) => `<${hub}>; rel="hub"`), `<${feedUrl}>; rel="self"`);
  return { link: links.join(', ') };
}
