import type { Citation, Image, Subject } from '../article/article.ts';
import type { RawArticle, RawCitation, RawImage, RawSubject } from '../article/raw-article.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import { keyOfNamed } from './identity.ts';
import { cutText, lineOf } from './text.ts';

const MAX_IMAGES = 10;
const MAX_CITATIONS = 50;
const MAX_SUBJECTS = 50;
const MAX_SIDE = 100_000;
/** Of a list that are looked at. */
const MAX_LISTED = 500;

/** A name or caption on one line, at most 300 code points; undefined for none. */
function shortLine(text: string | undefined): string | undefined {
  const line =
    text === undefined ? '' : cutText(lineOf({ type: 'text', value: text.slice(0, 2000) }), 300).text;
  return line === '' ? undefined : line;
}

/** At most ten pictures with absolute addresses, each once; those that only count readers (1 × 1) left out. */
export function imagesOf(raws: readonly RawImage[] | undefined, baseUrl: string | undefined): Image[] {
  const images = (raws ?? []).slice(0, MAX_LISTED).flatMap((raw) => imageOf(raw, baseUrl));
  return [...new Map([...images].reverse().map((image) => [image.url, image])).values()]
    .reverse()
    .slice(0, MAX_IMAGES);
}

function imageOf(
  { url, caption, creditText, width, height }: RawImage,
  baseUrl: string | undefined,
): Image[] {
  const address = absoluteUrl(url, baseUrl);
  const sides = [width, height].filter((side) => side !== undefined);
  if (address === undefined || (sides.length > 0 && sides.every((side) => side <= 2))) return [];
  const [shown, credit] = [shortLine(caption), shortLine(creditText)];
  const isSide = (side: number | undefined): boolean => side !== undefined && side > 0 && side <= MAX_SIDE;
  return [
    {
      url: address,
      ...(shown !== undefined && { caption: shown }),
      ...(credit !== undefined && { creditText: credit }),
      ...(width !== undefined && isSide(width) && { width: Math.round(width) }),
      ...(height !== undefined && isSide(height) && { height: Math.round(height) }),
    },
  ];
}

/** At most fifty articles that this one names, by headline or address; itself left out. */
export function citationsOf(
  raws: readonly RawCitation[] | undefined,
  baseUrl: string | undefined,
  ownUrl: string | undefined,
): Citation[] {
  const citations = (raws ?? []).slice(0, MAX_LISTED).flatMap((raw) => citationOf(raw, baseUrl));
  return citations.filter(({ url }) => url === undefined || url !== ownUrl).slice(0, MAX_CITATIONS);
}

function citationOf(raw: RawCitation, baseUrl: string | undefined): Citation[] {
  const headline = shortLine(raw.headline);
  const address = absoluteUrl(raw.url, baseUrl);
  const publisher = shortLine(raw.publisher);
  if (headline === undefined && address === undefined) return [];
  return [
    {
      ...(headline !== undefined && { headline }),
      ...(address !== undefined && { url: canonicalUrl(address) }),
      ...(publisher !== undefined && { publisher }),
    },
  ];
}

/** At most fifty subjects, each by its name, else by its code. */
export function subjectsOf(raws: readonly RawSubject[] | undefined): Subject[] {
  return (raws ?? []).slice(0, MAX_LISTED).flatMap(subjectOf).slice(0, MAX_SUBJECTS);
}

function subjectOf(raw: RawSubject): Subject[] {
  const code = shortLine(raw.code);
  const name = shortLine(raw.name) ?? code;
  return name === undefined ? [] : [{ name, ...(code !== undefined && { code }) }];
}

/** Identity keys of the articles that this one repeats. */
export function basesOf(raw: RawArticle, own: readonly string[]): string[] {
  const keys = (raw.isBasedOn ?? []).slice(0, MAX_LISTED).flatMap((name) => keyOfNamed(name) ?? []);
  return [...new Set(keys)].filter((key) => !own.includes(key)).slice(0, MAX_SUBJECTS);
}
