/** Where a list begins and goes on, as a Link header (RFC 8288). Addresses are absolute. */
export function pageLinks(
  { firstUrl, nextUrl }: { readonly firstUrl: string; readonly nextUrl?: string | undefined },
  type = 'application/json',
): { link: string } {
  const links = [`<${firstUrl}>; rel="first"; type="${type}"`];
  if (nextUrl !== undefined) links.push(`<${nextUrl}>; rel="next"; type="${type}"`);
  return { link: links.join(', ') };
}
