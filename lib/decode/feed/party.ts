import type { RawParty } from '../../article/raw-article.ts';

const MAIL = /[^\s<>()"',;:]{1,64}@[a-z\d][a-z\d.-]{0,250}/i;

/**
 * A person as feeds write one: `mail (Name)`, `Name <mail>`, `Name (mail)`, a bare name or a bare mail address
 * (RSS 2.0, "author"; RFC 5322, 3.4). The mail address goes to `email`, what is left to `name`.
 */
export function partyOf(text: string | undefined): RawParty | undefined {
  const written = text?.replace(/^mailto:/i, '').trim();
  if (!written) return undefined;
  const mail = written.length < 1000 ? MAIL.exec(written) : null;
  if (!mail) return { name: written };
  const before = written.slice(0, mail.index);
  const name = `${before} ${written.slice(mail.index + mail[0].length)}`
    .replace(/[<(["']\s*[>)\]"']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[(<[]([^()<>[\]]*)[)>\]]$/, '$1')
    .trim();
  return name ? { name, email: mail[0] } : { email: mail[0] };
}
