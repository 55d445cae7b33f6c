import { describe, expect, it } from 'vitest';
import { domainLabel, sourceDomain } from '../../lib/normalize/hosts.ts';

describe('sourceDomain', () => {
  it.each([
    ['www.ledger.example', 'ledger.example'],
    ['m.ledger.example', 'ledger.example'],
    ['amp.ledger.example', 'ledger.example'],
    ['edition.ledger.example', 'ledger.example'],
    ['sport.ledger.example', 'ledger.example'],
    ['Bologna.Ledger.example.', 'ledger.example'],
    ['www.ledger.co.uk', 'ledger.co.uk'],
    ['echo.msk.ru', 'echo.msk.ru'],
    ['ida.blogspot.com', 'ida.blogspot.com'],
    ['ida.github.io', 'ida.github.io'],
    ['ida.substack.com', 'ida.substack.com'],
    ['localhost', 'localhost'],
    ['192.0.2.7', '192.0.2.7'],
    ['cloud.google.com', 'google.com'],
    ['substack.com', undefined],
    ['blogspot.com', undefined],
    ['news.google.com', undefined],
    ['www.google.co.uk', undefined],
    ['finance.yahoo.com', undefined],
    ['www.msn.com', undefined],
    ['it.wikipedia.org', undefined],
    ['www.wikidata.org', undefined],
    ['www.facebook.com', undefined],
  ])('of %s is %s', (host, domain) => expect(sourceDomain(host)).toBe(domain));

  it.each([
    ['bbc.co.uk', 'bbc'],
    ['ledger.example', 'ledger'],
    ['ida.github.io', 'ida'],
  ])('%s is called %s', (domain, label) => expect(domainLabel(domain)).toBe(label));
});
