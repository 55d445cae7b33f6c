import { describe, expect, it } from 'vitest';
import { isNameOf } from '../../lib/normalize/name-of-domain.ts';
import { publisherName } from '../../lib/normalize/publisher-name.ts';

describe('the name of an outlet', () => {
  it.each([
    ['Marks &amp;amp; Harbor', undefined, 'Marks & Harbor'],
    ['Marks &amp; Harbor', undefined, 'Marks & Harbor'],
    ['Harbor Media, Inc.', undefined, 'Harbor Media'],
    ['Hafen Verlag GmbH & Co. KG', undefined, 'Hafen Verlag'],
    ['ООО «Северный вестник»', undefined, 'Северный вестник'],
    ['Tagespost – Politik', undefined, 'Tagespost'],
    ['Tagespost | Startseite', undefined, 'Tagespost'],
    ['Ledger RSS Feed - Latest News', undefined, 'Ledger RSS Feed'],
    ['Top Stories: The Ledger', 'ledger.example', 'The Ledger'],
    ['Sport, Results, Tables - Ledger News', 'ledger.example', 'Ledger News'],
    ['© 2026 Harbor Post', undefined, 'Harbor Post'],
    ['@harborpost', undefined, 'harborpost'],
    ['Ledger - Harbor', undefined, 'Ledger - Harbor'],
    ['Just a moment...', undefined, ''],
    ['Access to this page has been denied', undefined, ''],
    ['404 Not Found', undefined, ''],
    ['', undefined, ''],
  ])('%s is %s of %s', (written, domain, name) => expect(publisherName(written, domain)).toBe(name));
});

describe('a domain is called', () => {
  it.each([
    ['Sky News', 'sky.com'],
    ['Sky.com', 'sky.com'],
    ['New York Post', 'nypost.com'],
    ['Los Angeles Times', 'latimes.com'],
    ['Financial Times', 'ft.com'],
    ['The Globe and Mail', 'theglobeandmail.com'],
    ['Minneapolis Star Tribune', 'startribune.com'],
    ['Вести.Ru', 'vesti.ru'],
    ['Коммерсантъ', 'kommersant.ru'],
    ['Schwarzwälder Bote', 'schwarzwaelder-bote.de'],
    ["L'Écho", 'lecho.be'],
  ])('%s: %s', (name, domain) => expect(isNameOf(name, domain)).toBe(true));

  it.each([
    ['РБК', 'rbc.ru'],
    ['report', 'theguardian.com'],
    ['May 8, 2021', 'espn.com'],
    ['but she did not feel any prettier at all', 'cnn.com'],
    ['Harbor', 'ledger.example'],
    ['', 'ledger.example'],
  ])('not %s: %s', (name, domain) => expect(isNameOf(name, domain)).toBe(false));
});
