import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '../../lib/runtime/settings.ts';
import { readSite } from '../../lib/runtime/site-file.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Writes a file of the site beside the files that are told. */
function file(text: string, beside: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-'));
  for (const [name, content] of Object.entries(beside)) writeFileSync(join(folder, name), content);
  const path = join(folder, 'site.json');
  writeFileSync(path, text);
  return path;
}

it.each([
  ['nothing', '{}', { languages: ['en'] }],
  ['a name', '{"name": " Meridian "}', { name: 'Meridian' }],
  ['an accent', '{"accent": "#0B5FFF"}', { accent: '#0b5fff' }],
  ['languages', '{"languages": ["ar", "de"]}', { languages: ['ar', 'de'] }],
  [
    'a logo',
    '{"logo": "logo.svg"}',
    { logo: { suffix: 'svg', hash: expect.stringMatching(/^[0-9a-f]{10}$/) } },
  ],
])('a file of the site that says %s', (_, text, expected) => {
  expect(readSite(file(text, { 'logo.svg': SVG }))).toMatchObject(expected);
});

it.each([
  ['no JSON', '{', /JSON/],
  ['a list', '[]', /site\.json: the file /],
  ['something unknown', '{"color": "#123456"}', /\/color is unknown: name, accent, logo, languages/],
  ['an empty name', '{"name": " "}', /\/name is not empty/],
  ['a long name', `{"name": "${'n'.repeat(61)}"}`, /\/name has at most 60/],
  ['a color in words', '{"accent": "red"}', /\/accent is a color, such as #0b5fff/],
  ['a color that ends the rule', '{"accent": "#000;}*{"}', /\/accent is a color/],
  [
    'a language that pages do not have',
    '{"languages": ["en", "tlh"]}',
    /\/languages\/1 is one of en, de, fr, es, ar/,
  ],
  ['no language', '{"languages": []}', /\/languages names a language/],
  ['a language twice', '{"languages": ["de", "de"]}', /\/languages names each language once/],
  ['a logo elsewhere', '{"logo": "https://cdn.example/logo.svg"}', /\/logo is the name of a/],
  ['a logo of another folder', '{"logo": "../logo.svg"}', /\/logo is the name of a/],
  ['a logo that is not there', '{"logo": "none.svg"}', /\/logo cannot be read/],
  ['a logo of another kind', '{"logo": "page.svg"}', /\/logo is no picture of the kind svg/],
  ['a logo that is too large', '{"logo": "large.svg"}', /\/logo has more than 100000 bytes/],
])('a file of the site is refused for %s', (_, text, message) => {
  const beside = { 'page.svg': '<!doctype html><script></script>', 'large.svg': SVG + ' '.repeat(100_000) };
  expect(() => readSite(file(text, beside))).toThrow(message);
});

it.each([
  ['the file', '{"name": "Meridian"}', 'Meridian'],
  ['the parameter where the file names none', '{"accent": "#0b5fff"}', 'Example News'],
])('the site is named by %s', (_, text, name) => {
  const environment = {
    NEWSLOOM_TABLE: 't',
    NEWSLOOM_BUCKET: 'b',
    NEWSLOOM_CURSOR_SECRET: 's',
    NEWSLOOM_SITE_NAME: 'Example News',
    NEWSLOOM_SITE_FILE: file(text),
  };
  expect(readSettings(environment).siteName).toBe(name);
});
