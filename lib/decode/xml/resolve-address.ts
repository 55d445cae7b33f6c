const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * `address` as seen from `base` (RFC 3986, 5). An absolute address is returned as it stands, so that nothing is
 * rewritten without need; so is one that cannot be resolved. A relative base gives a relative answer that a
 * later base can complete.
 */
export function resolveAddress(address: string, base: string | undefined): string {
  const written = address.trim();
  if (base === undefined || SCHEME.test(written)) return written;
  if (!SCHEME.test(base)) return resolveRelative(written, base);
  try {
    return new URL(written, base).href;
  } catch {
    return written;
  }
}

const PLACEHOLDER = 'relative://base';

function resolveRelative(written: string, base: string): string {
  if (written === '') return base;
  try {
    const joined = new URL(written, new URL(base, `${PLACEHOLDER}/`)).href;
    return joined.replace(base.startsWith('/') ? PLACEHOLDER : `${PLACEHOLDER}/`, '');
  } catch {
    return written;
  }
}
