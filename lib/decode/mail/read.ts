// Internet messages: https://www.rfc-editor.org/rfc/rfc5322  lists: https://www.rfc-editor.org/rfc/rfc2919
import PostalMime, { type Email } from 'postal-mime';
import type { RawArticle, RawText } from '../../article/raw-article.ts';
import type { Decoded } from '../decoded.ts';
import { refusalList } from '../refusal-list.ts';
import { messagesOf } from './mailbox.ts';
import { newsletterHtml, newsletterText } from './newsletter.ts';

/** Levels of parts in parts; postal-mime recurses. */
const MAX_NESTING = 200;
const MAX_HEADER_BYTES = 1024 * 1024;

/**
 * The messages of a mail or mailbox, each as an article: the subject is the headline, the sender the publisher, the
 * HTML part (else the text) the body. `Message-ID` identifies it inside its `List-Id`. Refusals at `line N`, where the
 * message begins: `tooDeep` for parts nested past 200 levels, `noHeadline` for a message without subject and text.
 */
export async function decodeMail(bytes: Uint8Array): Promise<Decoded> {
  const articles: RawArticle[] = [];
  const refusals = refusalList();
  for (const message of messagesOf(bytes)) {
    const pointer = `line ${message.line}`;
    const mail = await parsed(message.bytes);
    if (typeof mail === 'string') {
      const code = /nesting/i.test(mail) ? 'tooDeep' : 'syntaxError';
      refusals.add({ code, pointer, detail: mail.slice(0, 200) });
      continue;
    }
    const article = articleOf(mail, pointer);
    if (article.headline || article.articleBody) articles.push(article);
    else refusals.add({ code: 'noHeadline', pointer, detail: 'The message has no subject and no text.' });
  }
  return { articles, refusals: refusals.all() };
}

/** The message, or why it cannot be read, which postal-mime throws. */
async function parsed(bytes: Uint8Array): Promise<Email | string> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADER_BYTES,
      rfc822Attachments: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function articleOf(mail: Email, pointer: string): RawArticle {
  const header = (key: string): string | undefined =>
    mail.headers.find((each) => each.key === key)?.value.trim();
  const list = listOf(header('list-id') ?? '');
  const { from } = mail;
  const name = from?.name || list.name || from?.address?.split('@')[1];
  const host = from?.address?.split('@')[1];
  const archived = /<(https?:\/\/[^>\s]+)>/.exec(header('archived-at') ?? '')?.[1];
  const headline: RawText | undefined = mail.subject ? { type: 'text', value: mail.subject } : undefined;
  const language = header('content-language');
  return {
    format: 'mail',
    pointer,
    identifiers: mail.messageId
      ? [{ type: 'guid', value: mail.messageId.replace(/^<|>$/g, ''), scope: list.id ?? host ?? 'mail' }]
      : [],
    ...(archived && { url: archived }),
    ...(headline && { headline }),
    ...bodyOf(mail),
    ...(mail.date && { datePublished: { value: mail.date, from: 'payload' } }),
    ...(name && { publisher: { name, ...(host && { url: `https://${hostOf(host)}` }) } }),
    ...(language && { inLanguage: language }),
  };
}

/** `Morning Letter <letter.harborpost.example>` */
function listOf(header: string): { id?: string; name?: string } {
  const [, before = '', id] = /^([^<]*)<([^<>\s]+)>/.exec(header) ?? [];
  const name = before.trim().replace(/^"|"$/g, '');
  return { ...(id && { id }), ...(name && { name }) };
}

/** The site of a host that only sends: `news.mail.harborpost.example`. */
function hostOf(host: string): string {
  return host.replace(
    /^(?:(?:e?mail\d*|news|newsletters?|send|sender|bounce|mg|em\d*|e|m|t|info|reply|mailer|lists?)\.)+(?=[^.]+\.)/i,
    '',
  );
}

function bodyOf({ html, text }: Email): Pick<RawArticle, 'articleBody'> {
  const markup = html ? newsletterHtml(html) : '';
  if (markup !== '') return { articleBody: { type: 'html', value: markup } };
  const plain = newsletterText(text ?? '');
  return plain === '' ? {} : { articleBody: { type: 'text', value: plain } };
}
