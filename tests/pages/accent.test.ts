import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { accentOf, contrast, GROUNDS } from '../../lib/pages/accent.ts';
import { styles } from '../../lib/pages/styles.ts';
import { touchIcon, touchIconIn } from '../../lib/pages/touch-icon.ts';

const colors = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('every accent can be read on light and on dark paper (WCAG 2.2, 1.4.3)', () => {
  fc.assert(
    fc.property(colors, (color) => {
      const accent = accentOf(color);
      for (const side of ['light', 'dark'] as const)
        for (const ground of GROUNDS[side])
          expect(contrast(accent[side], ground)).toBeGreaterThanOrEqual(4.5);
      // What stands on it.
      expect(contrast(accent.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.dark, '#1c1a17')).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it.each([
  ['that can be read stays what it is', '#96191d', '#96191d'],
  ['that is too light is darkened', '#ffff00', '#757500'],
])('an accent %s', (_, color, light) => expect(accentOf(color).light).toBe(light));

it.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
])('the contrast of %s and %s', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 2));

it('the grounds are those of the style sheet', () => {
  for (const color of [
    '--paper: #fbf9f4; --sheet: #fff;',
    '--paper: #171614; --sheet: #201f1c;',
    '--on-accent: #1c1a17',
  ])
    expect(styles).toContain(color);
});

it('the icon of phones takes an accent', async () => {
  const pixel = async (bytes: Uint8Array) => [
    ...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3),
  ];
  expect(await pixel(touchIcon)).toEqual([0x96, 0x19, 0x1d]);
  expect(await pixel(touchIconIn('#0a59f0'))).toEqual([0x0a, 0x59, 0xf0]);
  expect(touchIconIn('#96191d')).toEqual(touchIcon);
});
