const LINK = /https?:\/\/[^\s<>"'`{}|\\^]+/gi;
/** What ends a sentence and no address. */
const TRAILING = /(?<![.,;:!?)\]»”’])[.,;:!?)\]»”’]+$/;

/** The plain text of a comment, its addresses as links that lend nobody our name. */
export function CommentText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {piecesOf(text).map(({ piece, isLink }) =>
        isLink ? (
          <a href={piece} rel="nofollow ugc noopener">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

function piecesOf(text: string): { piece: string; isLink: boolean }[] {
  const pieces: { piece: string; isLink: boolean }[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const piece = found.replace(TRAILING, '');
    if (!URL.canParse(piece)) continue;
    pieces.push({ piece: text.slice(from, index), isLink: false }, { piece, isLink: true });
    from = index + piece.length;
  }
  pieces.push({ piece: text.slice(from), isLink: false });
  return pieces;
}
