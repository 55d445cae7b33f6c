import { describe, expect, it } from 'vitest';
import { bodyComparison } from '../../lib/relate/one-body.ts';

const AGENCY =
  'The night ferry from Copenhagen ran aground off Oslo early on Friday. All forty passengers were brought ashore in lifeboats, the coast guard said. Nobody was injured, and the hull is being looked at by divers before the ship is towed.';
const FOOTER =
  'Sign up for our newsletter and never miss a story again. Our reporters bring you the best of the region every morning, straight to your phone, at no cost and without advertising. Follow us wherever you are.';
const text = (source: string, articleBody: string, headline = articleBody.slice(0, 20)) => ({
  source,
  articleBody,
  headline,
  inLanguage: 'en',
});

describe('the bodies of two outlets', () => {
  const article = text('a.example', AGENCY);
  it.each([
    ['the same under another headline', text('b.example', AGENCY, 'Shipwreck!'), true],
    ['edited a little', text('b.example', AGENCY.replace('early on Friday', 'on Friday morning')), true],
    ['cut short', text('b.example', AGENCY.slice(0, 150)), true],
    [
      'another text of the event',
      text(
        'b.example',
        'A ferry hit the rocks near Oslo on Friday; all of the forty people aboard were saved by the coast guard within an hour.',
      ),
      false,
    ],
    ['too short to tell', text('b.example', 'The night ferry from Copenhagen.'), undefined],
    ['of one outlet', text('a.example', AGENCY), undefined],
  ])('%s', (_, other, is) => {
    expect(bodyComparison(article, [other])(other)).toBe(is);
  });

  it('are not one by what an outlet writes below everything', () => {
    const ours = text('a.example', `Ferry aground off Oslo. ${FOOTER}`);
    const theirs = text('b.example', `Budget rejected in Paris. ${FOOTER}`);
    const third = text('b.example', `Storm expected over Leeds on Monday night. Ports close. ${FOOTER}`);
    expect(bodyComparison(ours, [theirs])(theirs)).toBe(true);
    expect(bodyComparison(ours, [theirs, third])(theirs)).toBe(false);
  });
});
