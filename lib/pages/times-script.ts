/** The one script, which nothing needs: it turns the absolute times of the last week into "3 hours ago". */
export const timesScript = `// Upgrades absolute times of the last week to "3 hours ago"; the absolute one stays as the title.
const units = [['day', 864e5], ['hour', 36e5], ['minute', 6e4]];
const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
for (const element of document.querySelectorAll('time[data-relative]')) {
  const age = Date.now() - Date.parse(element.dateTime);
  const [unit, ms] = units.find(([, size]) => age >= size) ?? ['minute', 6e4];
  if (age < 0 || age > 7 * 864e5) continue;
  element.title = element.textContent.trim();
  element.textContent = words.format(-Math.floor(age / ms), unit);
}
`;
