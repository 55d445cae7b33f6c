/** An accent as the style sheet has it: on light paper, and on dark. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
}

type Color = readonly [red: number, green: number, blue: number];

/** WCAG 2.2, 1.4.3 asks for 4.5; a little more, since colors are rounded. */
const CONTRAST = 4.55;
const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];
const STEPS = 100;

/** What the accent stands on in `styles.ts`, paper and sheet; what stands on it is as light, or as dark, as these. */
export const GROUNDS = { light: ['#fbf9f4', '#ffffff'], dark: ['#171614', '#201f1c'] } as const;

/** The operator's color, darkened for light paper and lightened for dark as little as makes it readable on both. */
export function accentOf(color: string): Accent {
  return {
    light: readableOn(GROUNDS.light, color, BLACK),
    dark: readableOn(GROUNDS.dark, color, WHITE),
  };
}

function readableOn(grounds: readonly string[], color: string, towards: Color): string {
  const own = colorOf(color);
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = hexOf(mix(own, towards, step / STEPS));
    if (grounds.every((ground) => contrast(mixed, ground) >= CONTRAST)) return mixed;
  }
  return hexOf(towards);
}

/** The contrast of two colors, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(colorOf(a)), luminance(colorOf(b))].sort((x, y) => y - x) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The color that lies `share` of the way to another. */
export function mixedWithWhite(color: string, share: number): Color {
  return mix(colorOf(color), WHITE, share);
}

function mix(from: Color, to: Color, share: number): Color {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

function colorOf(hex: string): Color {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function hexOf(color: Color): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
