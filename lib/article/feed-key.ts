/** The feed of everything. */
export const LATEST = 'latest';

export const sourceFeed = (publisherKey: string): string => `source/${publisherKey}`;

export const hashtagFeed = (hashtagKey: string): string => `hashtag/${hashtagKey}`;

/** The feed of a section, whatever its case and spacing: `World News` and `world-news` are one. */
export const sectionFeed = (section: string): string => `section/${sectionKey(section)}`;

/** The feed of a language; regional forms are one with their language (`en-US` with `en`). */
export const languageFeed = (inLanguage: string): string => `language/${languageKey(inLanguage)}`;

export const storyFeed = (storyId: string): string => `story/${storyId}`;

/** Lower-case letters and digits of any script, joined by hyphens; '' when there are none. */
export function sectionKey(section: string): string {
  return section
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The primary subtag of a BCP 47 tag, lower case. */
export function languageKey(inLanguage: string): string {
  return inLanguage.toLowerCase().split('-')[0] ?? '';
}
