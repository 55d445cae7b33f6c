/** The feed of everything. */
export const LATEST = 'latest';

/** The feed whose entries are the members of a story. */
export const storyFeed = (storyId: string): string => `story/${storyId}`;

/** Lower-case letters and digits of any script, joined by hyphens: `World News` and `world-news` are one. '' when there are none. */
export function sectionKey(section: string): string {
  return section
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The primary subtag of a BCP 47 tag, lower case: `en-US` is one with `en`. */
export function languageKey(inLanguage: string): string {
  return inLanguage.toLowerCase().split('-')[0] ?? '';
}
