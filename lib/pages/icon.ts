/** The site's icon in an accent. */
export function iconIn(accent = '#96191d'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="${accent}"/><path d="M4 12.5v-9l8 9v-9" fill="none" stroke="#fff" stroke-width="2"/></svg>\n`;
}
