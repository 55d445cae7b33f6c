import type { RelatedEdge } from '../article/related.ts';
import { CardMeta, CardText, type OwnershipLabels } from './card-item.tsx';
import { CardPicture } from './pictures.tsx';

const RELATIONS = { copy: 'The same text', sameStory: 'The same story', background: 'Background' } as const;
const TERMS = 5;

/** One article of a related set: what every card shows, why it is here, and how many outlets carry its text. */
export function RelatedItem({
  edge,
  labels,
  outlets,
}: {
  edge: RelatedEdge;
  labels: OwnershipLabels;
  outlets: number;
}) {
  return (
    <article>
      <CardMeta card={edge.card} labels={labels} />
      <CardPicture card={edge.card} />
      <CardText card={edge.card} />
      <Why edge={edge} />
      {outlets > 1 && <p class="note">{outlets} outlets carry this text</p>}
    </article>
  );
}

function Why({ edge }: { edge: RelatedEdge }) {
  const terms = edge.reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term] : []));
  const hashtags = edge.reasons.flatMap((reason) =>
    reason.type === 'hashtag' ? [`#${reason.hashtag}`] : [],
  );
  const hours = edge.reasons.flatMap((reason) => (reason.type === 'time' ? [reason.hoursApart] : []))[0];
  const near = hours === undefined ? '' : ` · ${apart(hours)}`;
  return (
    <p class="why">
      <b>{RELATIONS[edge.relation]}</b>
      {terms.length > 0 && ': both speak of '}
      {terms.length > 0 && <bdi>{terms.slice(0, TERMS).join(', ')}</bdi>}
      {hashtags.length > 0 && ' · '}
      {hashtags.length > 0 && <bdi>{hashtags.join(' ')}</bdi>}
      {`${near} · ${Math.round(100 * edge.probability)} % likely the same event`}
    </p>
  );
}

function apart(hours: number): string {
  if (hours < 1) return 'within the hour';
  if (hours < 48) return `${Math.round(hours)} hours apart`;
  return `${Math.round(hours / 24)} days apart`;
}
