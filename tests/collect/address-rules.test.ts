import { describe, expect, it } from 'vitest';
import { checkUrl, mayConnect } from '../../lib/collect/address-rules.ts';

const RULES = { ports: [8080], allowPrivate: false };

/** Ways to reach a machine's own surroundings, by what they are refused as. */
const REFUSED: readonly (readonly [url: string, code: string])[] = [
  ['http://127.0.0.1/', 'privateAddress'],
  ['http://127.1/', 'privateAddress'],
  ['http://127.0.1/', 'privateAddress'],
  ['http://127.255.255.254/', 'privateAddress'],
  ['http://0177.0.0.1/', 'privateAddress'],
  ['http://0177.1/', 'privateAddress'],
  ['http://0x7f.0.0.1/', 'privateAddress'],
  ['http://0x7f000001/', 'privateAddress'],
  ['http://2130706433/', 'privateAddress'],
  ['http://017700000001/', 'privateAddress'],
  ['http://127.0.0.1./', 'privateAddress'],
  ['http://%31%32%37.0.0.1/', 'privateAddress'],
  ['http://１２７.０.０.１/', 'privateAddress'],
  ['http://127。0。0。1/', 'privateAddress'],
  ['http://0/', 'privateAddress'],
  ['http://0.0.0.0/', 'privateAddress'],
  ['http://0.1.2.3/', 'privateAddress'],
  ['http://10.0.0.1/', 'privateAddress'],
  ['http://10.255.255.255/', 'privateAddress'],
  ['http://012.1/', 'privateAddress'],
  ['http://172.16.0.1/', 'privateAddress'],
  ['http://172.31.255.255/', 'privateAddress'],
  ['http://192.168.0.1/', 'privateAddress'],
  ['http://0xc0a80001/', 'privateAddress'],
  ['http://3232235521/', 'privateAddress'],
  ['http://169.254.169.254/latest/meta-data/', 'privateAddress'],
  ['http://169.254.170.2/v2/credentials', 'privateAddress'],
  ['http://2852039166/', 'privateAddress'],
  ['http://0xa9fea9fe/', 'privateAddress'],
  ['http://0251.0376.0251.0376/', 'privateAddress'],
  ['http://100.64.0.1/', 'privateAddress'],
  ['http://100.100.100.200/', 'privateAddress'],
  ['http://168.63.129.16/', 'privateAddress'],
  ['http://192.0.0.192/', 'privateAddress'],
  ['http://192.0.2.1/', 'privateAddress'],
  ['http://198.18.0.1/', 'privateAddress'],
  ['http://198.51.100.1/', 'privateAddress'],
  ['http://203.0.113.1/', 'privateAddress'],
  ['http://224.0.0.1/', 'privateAddress'],
  ['http://240.0.0.1/', 'privateAddress'],
  ['http://255.255.255.255/', 'privateAddress'],
  ['http://[::]/', 'privateAddress'],
  ['http://[::1]/', 'privateAddress'],
  ['http://[0:0:0:0:0:0:0:1]/', 'privateAddress'],
  ['http://[::127.0.0.1]/', 'privateAddress'],
  ['http://[::ffff:127.0.0.1]/', 'privateAddress'],
  ['http://[::ffff:7f00:1]/', 'privateAddress'],
  ['http://[::ffff:169.254.169.254]/', 'privateAddress'],
  ['http://[::ffff:10.0.0.1]/', 'privateAddress'],
  ['http://[::ffff:8.8.8.8]/', 'privateAddress'],
  ['http://[::ffff:0:127.0.0.1]/', 'privateAddress'],
  ['http://[64:ff9b::7f00:1]/', 'privateAddress'],
  ['http://[64:ff9b::a9fe:a9fe]/', 'privateAddress'],
  ['http://[64:ff9b:1::7f00:1]/', 'privateAddress'],
  ['http://[2002:7f00:1::]/', 'privateAddress'],
  ['http://[2002:a9fe:a9fe::1]/', 'privateAddress'],
  ['http://[2001:0:a9fe:a9fe::1]/', 'privateAddress'],
  ['http://[fe80::1]/', 'privateAddress'],
  ['http://[fec0::1]/', 'privateAddress'],
  ['http://[fc00::1]/', 'privateAddress'],
  ['http://[fd00:ec2::254]/', 'privateAddress'],
  ['http://[ff02::1]/', 'privateAddress'],
  ['http://[100::1]/', 'privateAddress'],
  ['http://[2001:db8::1]/', 'privateAddress'],
  ['http://[3fff::1]/', 'privateAddress'],
  ['http://[5f00::1]/', 'privateAddress'],
  ['http://[4000::1]/', 'privateAddress'],
  ['http://localhost/', 'privateName'],
  ['http://LOCALHOST./', 'privateName'],
  ['http://feeds.localhost/', 'privateName'],
  ['http://metadata.google.internal/', 'privateName'],
  ['http://printer.local/', 'privateName'],
  ['http://nas.home.arpa/', 'privateName'],
  ['http://metadata/', 'privateName'],
  ['http://paper.example.onion/', 'privateName'],
  ['http://news.paper.com:22/', 'port'],
  ['http://news.paper.com:6379/', 'port'],
  ['https://news.paper.com:8443/', 'port'],
  ['http://user:secret@news.paper.com/', 'credentials'],
  ['http://user@news.paper.com/', 'credentials'],
  ['http://news.paper.com@127.0.0.1/', 'credentials'],
  ['file:///etc/passwd', 'scheme'],
  ['gopher://news.paper.com/', 'scheme'],
  ['ftp://news.paper.com/feed', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['data:text/xml,<rss/>', 'scheme'],
  ['//news.paper.com/feed', 'notAnAddress'],
  ['http://', 'notAnAddress'],
  ['http://256.256.256.256/', 'notAnAddress'],
  ['http://[::1', 'notAnAddress'],
  ['http://news paper.com/', 'notAnAddress'],
  [`http://news.paper.com/${'a'.repeat(5000)}`, 'notAnAddress'],
];

describe('an address to be fetched', () => {
  it('is tried in sixty ways at least', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(60);
  });

  it.each(REFUSED)('%s is refused as %s', (url, code) => {
    expect(checkUrl(url, RULES)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    ['http://news.paper.com/feed', 'http://news.paper.com/feed'],
    ['https://news.paper.com:443/feed#top', 'https://news.paper.com/feed'],
    ['http://news.paper.com:8080/', 'http://news.paper.com:8080/'],
    ['http://8.8.8.8/', 'http://8.8.8.8/'],
    ['http://[2606:4700::1111]/', 'http://[2606:4700::1111]/'],
    ['http://bücher.de/feed', 'http://xn--bcher-kva.de/feed'],
  ])('%s is fetched as %s', (url, href) => {
    const checked = checkUrl(url, RULES);
    expect(checked.ok && checked.value.href).toBe(href);
  });

  it('tells no password', () => {
    expect(JSON.stringify(checkUrl('http://user:secret@news.paper.com/', RULES))).not.toContain('secret');
  });

  it('may be anything on a machine of one’s own', () => {
    const own = { ports: [], allowPrivate: true };
    for (const url of ['http://127.0.0.1:9000/', 'http://[::1]/', 'http://localhost:81/'])
      expect(checkUrl(url, own).ok).toBe(true);
    expect(checkUrl('file:///etc/passwd', own).ok).toBe(false);
  });
});

describe('a resolved address', () => {
  it.each([
    ['127.0.0.1', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['169.254.169.254', false],
    ['fe80::1%eth0', false],
    ['168.63.129.16', false],
    ['', false],
    ['not an address', false],
    ['93.184.215.14', true],
    ['2606:4700::1111', true],
  ])('%s may be connected to: %s', (address, expected) => {
    expect(mayConnect(address)).toBe(expected);
  });
});
