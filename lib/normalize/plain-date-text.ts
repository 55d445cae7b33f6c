/** Where the ten digits of a script begin (Unicode, General_Category Nd). */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0xff10,
];

/** First year of an era less one: the reigns of Japan, and the republic in Taiwan. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  民國: 1911,
  民国: 1911,
};

/**
 * The text of a date with what is spelled differently but means the same made alike: digits of any script as
 * ASCII, no marks of direction, escapes that were never resolved (`\n`) as white space, no RFC 822 comments, no
 * RFC 9557 suffix (`[Europe/Paris]`), no label in front ("Published: "), eras as years of our own.
 */
export function plainDateText(text: string): string {
  const ascii = text
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\\[nrt]/g, ' ')
    .replace(/[−‐‑]/g, '-');
  const bare = withoutComments(ascii).replace(/\[[A-Za-z/_+=-]{1,60}\]$/, '');
  return withWesternYear(bare.replace(/^\s*[^\d:]{1,40}:\s+(?=.*\d)/, '')).trim();
}

function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => point >= each && point <= each + 9);
  return zero === undefined ? digit : String(point - zero);
}

function withWesternYear(text: string): string {
  return text.replace(/(令和|平成|昭和|民國|民国)\s*(\d{1,3}|元)\s*年/, (_, era: string, year: string) => {
    return `${(ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`;
  });
}

/** RFC 822, 3.1.4: comments nest, and a backslash stands before a literal parenthesis. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let depth = 0;
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth = Math.max(0, depth - 1);
      kept += ' ';
    } else if (depth === 0) kept += character;
  }
  return kept;
}
