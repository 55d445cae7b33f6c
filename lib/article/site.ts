/** The languages that pages can speak. */
export const SITE_LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const;

export type SiteLanguage = (typeof SITE_LANGUAGES)[number];

/** How the operator wants pages to look and to speak. */
export interface OperatorSite {
  /** The color of links and buttons, as `#rrggbb`. Pages darken or lighten it until it can be read. */
  readonly accent?: string;
  readonly logo?: Logo;
  /** Languages of the pages' own words. The first is for readers who ask for none of them. */
  readonly languages: readonly [SiteLanguage, ...SiteLanguage[]];
}

/** A picture that stands instead of the name of the site. */
export interface Logo {
  readonly suffix: 'svg' | 'png' | 'webp';
  /** Of its bytes; it stands in its address, so that caches may keep it for ever. */
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Pages of an operator who says nothing. */
export const PLAIN_SITE: OperatorSite = { languages: ['en'] };
