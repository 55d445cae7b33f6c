import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { type Logo, type OperatorSite, SITE_LANGUAGES } from '../article/site.ts';

const MAX_LOGO_BYTES = 100_000;

/** A plain name, since the file is packaged beside the functions under it. */
const LOGO_NAME = /^[\w-][\w.-]*\.(svg|png|webp)$/;

/** What the first bytes of a picture are; an SVG is told by its root. */
const SIGNATURES: Readonly<Record<Logo['suffix'], RegExp>> = {
  svg: /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<svg[\s>]/,
  png: /^\x89PNG\r\n/,
  webp: /^RIFF[\s\S]{4}WEBP/,
};

const SITE = v.strictObject({
  name: v.optional(
    v.pipe(
      v.string('is text'),
      v.trim(),
      v.minLength(1, 'is not empty'),
      v.maxLength(60, 'has at most 60 characters'),
    ),
  ),
  accent: v.optional(
    v.pipe(v.string('is text'), v.regex(/^#[0-9a-f]{6}$/i, 'is a color, such as #0b5fff'), v.toLowerCase()),
  ),
  logo: v.optional(
    v.pipe(
      v.string('is text'),
      v.regex(LOGO_NAME, 'is the name of a .svg, .png or .webp file beside this one'),
    ),
  ),
  languages: v.optional(
    v.pipe(
      v.array(v.picklist(SITE_LANGUAGES, `is one of ${SITE_LANGUAGES.join(', ')}`), 'is a list of languages'),
      v.minLength(1, 'names a language'),
      v.check((all) => new Set(all).size === all.length, 'names each language once'),
    ),
    ['en'],
  ),
});

/**
 * Reads the operator's file of the site, `{"name": "Meridian", "accent": "#0b5fff", "logo": "logo.svg",
 * "languages": ["de", "en"]}`; each part may be left out. The logo lies beside the file and has at most 100 KB. Throws
 * an error that names the file and the place in it, as a JSON Pointer, for a file that says something else.
 */
export function readSite(
  path: string,
): OperatorSite & { readonly name?: string; readonly logoFile?: string } {
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (Array.isArray(written)) throw new Error(`${path}: the file is an object, not a list`);
  const parsed = v.safeParse(SITE, written, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const pointer = (issue.path ?? []).map(({ key }) => `/${String(key)}`).join('');
    const known =
      issue.expected === 'never' ? `is unknown: ${Object.keys(SITE.entries).join(', ')}` : issue.message;
    throw new Error(`${path}: ${pointer || 'the file'} ${known}`);
  }
  const { name, accent, logo, languages } = parsed.output;
  const [first = 'en', ...others] = languages;
  return {
    languages: [first, ...others],
    ...(name !== undefined && { name }),
    ...(accent !== undefined && { accent }),
    ...(logo !== undefined && { logoFile: join(dirname(path), logo), logo: readLogo(path, logo) }),
  };
}

function readLogo(path: string, name: string): Logo {
  const suffix = LOGO_NAME.exec(name)?.[1] as Logo['suffix'];
  const bytes = bytesOf(join(dirname(path), name), path);
  if (bytes.length > MAX_LOGO_BYTES) throw new Error(`${path}: /logo has more than ${MAX_LOGO_BYTES} bytes`);
  const start = new TextDecoder(suffix === 'svg' ? 'utf-8' : 'latin1').decode(bytes.subarray(0, 2000));
  if (!SIGNATURES[suffix].test(start)) throw new Error(`${path}: /logo is no picture of the kind ${suffix}`);
  return { suffix, bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 10) };
}

function bytesOf(file: string, path: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch {
    throw new Error(`${path}: /logo cannot be read at ${file}`);
  }
}
