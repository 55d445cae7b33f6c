import { describe, expect, it } from 'vitest';
import { isMixedScript, lookOf } from '../../lib/text/look-alike.ts';

describe('a name looks like another', () => {
  it.each([
    ['Cyrillic among Latin letters', 'Меridian Wire'],
    ['Cyrillic alone', 'МЕRIDIАN WIRЕ'],
    ['Greek capitals', 'ΜΕRΙDΙΑΝ WIRE'],
    ['Armenian and Latin letters of other shapes', 'Meriɗian Wire'.replace('ɗ', 'ԁ')],
    ['letters of full width', 'Ｍｅｒｉｄｉａｎ Wire'],
    ['mathematical letters', '𝐌eridian 𝗪ire'],
    ['digits', 'Mer1dian W1re'],
    ['two letters for one', 'Meridian VVire'],
    ['r and n for m', 'rneridian Wire'],
    ['accents', 'Mérìdian Wirė'],
    ['other spaces and signs', 'Meridian-Wire'],
  ])('by %s', (_, name) => expect(lookOf(name)).toBe(lookOf('Meridian Wire')));

  it.each(['Meridian Fire', 'Median Wire', 'Northern Ledger', 'Меридиан'])('but %s does not', (name) =>
    expect(lookOf(name)).not.toBe(lookOf('Meridian Wire')),
  );
});

describe('letters of scripts that look alike', () => {
  it.each([
    ['Меridian Wire', true],
    ['Meridian Wire', false],
    ['ТАСС', false],
    ['РИА Novosti', false],
    ['ТВ-Novosti', false],
    ['東京Times', false],
  ])('%s are mixed in one word: %s', (name, mixed) => expect(isMixedScript(name)).toBe(mixed));
});
