/** What no answer of the API is good for: to be sniffed, run, framed. Pages have a policy of their own. */
export const SECURITY_HEADERS = [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
] as const;
