import type { Page } from 'playwright-core';

/** Links and controls that are no 24 pixels wide and high and do not stand in a line of text (WCAG 2.2, 2.5.8). */
export function tooSmall(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll('a, button, input, textarea, select, summary')]
    .filter((each) => !each.matches('.skip, .hidden, h1 a, h3 a, p:not([class]) a, .standfirst a, .points a, .trap *'))
    .filter((each) => each.type !== 'hidden')
    .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
    .map((each) => each.outerHTML)`);
}
