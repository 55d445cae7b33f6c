// https://www.rfc-editor.org/rfc/rfc5322
const FROM_LINE = /^From \S.*\d{4}\s*$/;
const HEADER =
  /^(?:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|Received|Return-Path|Reply-To|Sender|Delivered-To|List-Id|DKIM-Signature|X-[\w-]+|ARC-[\w-]+|Authentication-Results):/i;
/** Headers of which a message has at least two; another text may begin with one. */
const TELLING = /^(?:From|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|To):/gim;

/** True for the beginning of a message (RFC 5322) or a mailbox, read as Latin-1. */
export function looksLikeMail(head: string): boolean {
  const lines = head.split(/\r?\n/);
  const [first = '', second = ''] = lines;
  if (FROM_LINE.test(first)) return HEADER.test(second);
  if (!HEADER.test(first)) return false;
  const header = head.split(/\r?\n\r?\n/)[0] ?? '';
  const isHeader = header.split(/\r?\n/).every((line) => /^[!-9;-~]+:|^[ \t]/.test(line));
  const found = new Set((header.match(TELLING) ?? []).map((name) => name.toLowerCase()));
  return isHeader && found.size >= 2 && (found.has('from:') || found.has('message-id:'));
}
