// mbox: https://www.rfc-editor.org/rfc/rfc4155

/** One message of a mailbox and the number of its first line. */
export interface MailboxMessage {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/** The messages of a mailbox, cut at its `From ` lines and with the quoting of such lines taken back; a message alone is one. */
export function* messagesOf(bytes: Uint8Array): Generator<MailboxMessage> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('From ')) {
    yield { bytes, line: 1 };
    return;
  }
  const boundary = /(?:^|\r?\n\r?\n)From \S[^\r\n]*\d{4}[^\r\n]*\r?\n/g;
  let start = -1;
  let line = 1;
  let counted = 0;
  const message = (end: number): MailboxMessage => {
    for (; counted < start; counted += 1) if (text.charCodeAt(counted) === 0x0a) line += 1;
    const unquoted = text.slice(start, end).replace(/^>(>*From )/gm, '$1');
    return { bytes: Buffer.from(unquoted, 'latin1'), line };
  };
  for (let match = boundary.exec(text); match !== null; match = boundary.exec(text)) {
    if (start >= 0) yield message(match.index);
    start = match.index + match[0].length;
  }
  if (start >= 0) yield message(text.length);
}
