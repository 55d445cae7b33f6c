import ipaddr from 'ipaddr.js';
import { ok, type Result, refused } from '../article/result.ts';

/** What may be fetched beside the public web's ports 80 and 443. */
export interface AddressRules {
  readonly ports: readonly number[];
  /** Loopback and private networks, and every port, too: for tests and machines of one's own. */
  readonly allowPrivate: boolean;
}

/** Why an address is not fetched. `found` names what was seen, never a password. */
export interface AddressRefusal {
  readonly code: 'notAnAddress' | 'scheme' | 'credentials' | 'port' | 'privateName' | 'privateAddress';
  readonly found: string;
}

const MAX_URL = 4096;
/** Names that no public resolver knows (RFC 6761, RFC 6762, RFC 8375, RFC 9476, and those of cloud metadata). */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|alt|test|invalid)$/;
/** Public addresses behind which clouds keep metadata (Azure's wire server). */
const METADATA = new Set(['168.63.129.16']);
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * The address as it may be fetched, without its fragment. The URL standard has read octal, decimal and hexadecimal
 * writings of IPv4 before it is judged, so they are judged as what they mean.
 */
export function checkUrl(text: string, rules: AddressRules): Result<URL, AddressRefusal> {
  if (text.length > MAX_URL || !URL.canParse(text))
    return refused({ code: 'notAnAddress', found: cut(text) });
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused({ code: 'scheme', found: url.protocol });
  if (url.username !== '' || url.password !== '')
    return refused({ code: 'credentials', found: url.hostname });
  const port = portOf(url);
  if (port !== 80 && port !== 443 && !rules.ports.includes(port) && !rules.allowPrivate)
    return refused({ code: 'port', found: String(port) });
  const refusal = rules.allowPrivate ? undefined : hostRefusal(url.hostname);
  if (refusal) return refused(refusal);
  url.hash = '';
  return ok(url);
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

function hostRefusal(hostname: string): AddressRefusal | undefined {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal))
    return mayConnect(literal) ? undefined : { code: 'privateAddress', found: literal };
  const name = hostname.replace(/\.$/, '').toLowerCase();
  return PRIVATE_NAME.test(name) || !name.includes('.') ? { code: 'privateName', found: name } : undefined;
}

/**
 * Whether an address of the network is one of the public internet: global unicast and nothing that stands for
 * another address (mapped, translated, tunneled), nor for a machine's own surroundings.
 */
export function mayConnect(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

const cut = (text: string): string => text.slice(0, 100);

/** The two doors of a fetcher: what is judged before a name is resolved, and what after. */
export function gateOf(rules: AddressRules) {
  return {
    check: (url: string) => checkUrl(url, rules),
    mayConnect: rules.allowPrivate ? () => true : mayConnect,
  };
}

/** Whether others could call us at `siteUrl`: hubs are asked to only then. */
export function isReachable(siteUrl: string, rules: AddressRules): boolean {
  return URL.canParse(siteUrl) && checkUrl(siteUrl, { ...rules, ports: [portOf(new URL(siteUrl))] }).ok;
}
