const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** `lang` and `dir` of a text in a language, for its element; `dir` is `auto` where the language is unknown. */
export function languageAttributes(inLanguage: string): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } {
  if (inLanguage === 'und') return { dir: 'auto' };
  const primary = inLanguage.toLowerCase().split('-')[0] ?? '';
  return { lang: inLanguage, dir: RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr' };
}
