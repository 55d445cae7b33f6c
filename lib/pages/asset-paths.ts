import type { OperatorSite } from '../article/site.ts';

/**
 * Where pages find their style sheet, script and icon. The hash in a name is of the file's text, so that caches may
 * keep it for ever; it is written down here so that a page can be made without loading the files. A test tells the
 * name when a file has changed.
 */
export const STYLES_PATH = '/assets/styles-8bd45ce8c0.css';
export const SCRIPT_PATH = '/assets/times-324ec584bf.js';
export const TOUCH_ICON_PATH = '/assets/touch-icon-144e99202b.png';
export const ICON_PATH = '/assets/icon-1859503aae.svg';

/** Paths of what the pages of a site load. */
export interface SiteFiles {
  readonly styles: string;
  readonly script: string;
  readonly icon: string;
  readonly touchIcon: string;
  /** Absent where the site is named in letters. */
  readonly logo?: string;
}

/** The files of an operator's site: what has its accent has it in its name as well. */
export function siteFiles({ accent, logo }: OperatorSite): SiteFiles {
  const tinted = (path: string) => (accent === undefined ? path : path.replace('.', `-${accent.slice(1)}.`));
  return {
    styles: tinted(STYLES_PATH),
    script: SCRIPT_PATH,
    icon: tinted(ICON_PATH),
    touchIcon: tinted(TOUCH_ICON_PATH),
    ...(logo && { logo: `/assets/logo-${logo.hash}.${logo.suffix}` }),
  };
}
