import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../../lib/article/enrichment.ts';
import type { EntityType } from '../../../lib/enrich/entity-type.ts';

/** A true name: its place in the text and its type, undefined for what is none of ours (works, peoples). */
export interface TrueName {
  readonly span: Span;
  readonly type: EntityType | undefined;
}

/** A text that people marked names in. */
export interface MarkedText {
  readonly text: string;
  readonly names: readonly TrueName[];
  /** An article, not a tweet. */
  readonly isArticle: boolean;
}

/** Tweets of one file have nothing to do with each other; articles of wikigold are one text each. */
const ARTICLE = '-DOCSTART-';
const TYPES: Readonly<Record<string, EntityType>> = { PER: 'Person', ORG: 'Organization', LOC: 'Place' };
const NO_SPACE_BEFORE = /^(?:[.,;:!?%)\]}]|'s|n't|'re|'ve|'ll|'d|'m)$/i;
const NO_SPACE_AFTER = /^[([{$#@]$/;

/** The texts of all files in the folder. Throws when one is missing. */
export function markedTexts(folder: string): MarkedText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => textsOf(readFileSync(join(folder, name), 'utf8'), name.startsWith('wikigold')));
}

function textsOf(content: string, hasArticles: boolean): MarkedText[] {
  const parts = hasArticles ? content.split(new RegExp(`^${ARTICLE} O\\n`, 'm')) : content.split(/\n\s*\n/);
  return parts
    .map((part) => ({ ...textOf(part), isArticle: hasArticles }))
    .filter(({ text }) => text.trim() !== '');
}

function textOf(part: string): Omit<MarkedText, 'isArticle'> {
  const names: { span: { start: number; end: number }; tag: string }[] = [];
  let [text, before, isGlued] = ['', 'O', true];
  for (const line of part.split('\n')) {
    const [token = '', tag = 'O'] = line.trim().split(/\s+/);
    if (token === '') {
      if (text !== '') text += '\n';
      [before, isGlued] = ['O', true];
      continue;
    }
    if (!isGlued && !NO_SPACE_BEFORE.test(token)) text += ' ';
    const start = text.length;
    text += token;
    const open = names.at(-1);
    const goesOn = tag.startsWith('I-') && before.slice(2) === tag.slice(2) && open;
    if (goesOn) open.span.end = text.length;
    else if (tag !== 'O') names.push({ span: { start, end: text.length }, tag: tag.slice(2) });
    before = tag;
    isGlued = NO_SPACE_AFTER.test(token);
  }
  return { text, names: names.map(({ span, tag }) => ({ span, type: TYPES[tag] })) };
}
