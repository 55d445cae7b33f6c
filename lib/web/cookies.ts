/** A Set-Cookie header (RFC 6265bis) that no script reads, and that goes over TLS alone where the site has it. */
export function setCookie(
  name: string,
  value: string,
  siteUrl: string,
  seconds: number,
  sameSite: 'Lax' | 'Strict',
): string {
  const secure = siteUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`;
}

/** The value of one cookie of a Cookie header; undefined when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';', 100)
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
