import type { RawParty } from '../../article/raw-article.ts';
import { localName } from '../xml/detect.ts';
import { elementsOf, elementText, hasElements, type XmlElement } from '../xml/element.ts';
import { resolveAddress } from '../xml/resolve-address.ts';

const MAIL = /[^\s<>()"',;:]{1,64}@[a-z\d][a-z\d.-]{0,250}/i;
/** An account of the fediverse, which is no mail address. */
const HANDLE = /^@[\w.-]{1,64}@[a-z\d][a-z\d.-]{0,250}$/i;

/**
 * A person as feeds write one: `mail (Name)`, `Name <mail>`, `Name (mail)`, a bare name or a bare mail address
 * (RSS 2.0, "author"; RFC 5322, 3.4). The mail address goes to `email`, what is left to `name`.
 */
export function partyOf(text: string | undefined): RawParty | undefined {
  const written = text?.replace(/^mailto:/i, '').trim();
  if (!written) return undefined;
  if (HANDLE.test(written)) return { name: written };
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

const NAMES = new Set(['name', 'displayname', 'fullname', 'title']);
/** Beside a name they are its second part. */
const FAMILY_NAMES = new Set(['surname', 'lastname', 'familyname']);
const ADDRESSES = new Set(['uri', 'url', 'homepage', 'link']);
/** Parts of a person that are neither its name nor its address. */
const OTHER_PARTS = new Set([
  'id',
  'avatar',
  'image',
  'photo',
  'bio',
  'description',
  'role',
  'slug',
  'username',
]);

/**
 * A person that an element holds: Atom's children (RFC 4287, 3.2), which RSS senders use too, in any namespace;
 * a name in parts (`first`, `last`), which are joined by spaces; else its text as `partyOf` reads it.
 */
export function partyOfElement(element: XmlElement, base: string | undefined): RawParty | undefined {
  if (!hasElements(element)) return partyOf(elementText(element));
  const children = elementsOf(element).map((child) => ({ child, name: localName(child.name) }));
  const first = (isMeant: (name: string) => boolean): XmlElement | undefined =>
    children.find(({ child, name }) => isMeant(name) && elementText(child) !== undefined)?.child;
  const uri = first((name) => ADDRESSES.has(name));
  const address = elementText(uri);
  const given = elementText(first((name) => NAMES.has(name)));
  const family = elementText(first((name) => FAMILY_NAMES.has(name)));
  const person = {
    name: given !== undefined && family !== undefined ? `${given} ${family}` : given,
    email: elementText(first((name) => name === 'email')),
    url: address === undefined ? undefined : resolveAddress(address, uri?.base ?? base),
  };
  if (person.name !== undefined) return person;
  const isPart = ({ name }: { name: string }) =>
    !ADDRESSES.has(name) && !OTHER_PARTS.has(name) && name !== 'email';
  const parts = element.children.map((child) => {
    if (typeof child === 'string') return child;
    return isPart({ name: localName(child.name) }) ? (partyOfElement(child, base)?.name ?? '') : '';
  });
  const joined = partyOf(parts.join(' ').replace(/\s+/g, ' '));
  const isNamed = Object.values({ ...person, ...joined }).some((value) => value !== undefined);
  return isNamed ? { ...person, ...joined } : undefined;
}
