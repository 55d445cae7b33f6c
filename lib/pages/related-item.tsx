import type { RelatedEdge } from '../article/related.ts';
import { CardMeta, CardText, type OwnershipLabels } from './card-item.tsx';
import { fill, say } from './fill.ts';
import type { Locale } from './locale.ts';
import { CardPicture } from './pictures.tsx';
import { useLocale } from './use-locale.ts';

const RELATIONS = { copy: 'copy', sameStory: 'sameStory', background: 'backgroundOne' } as const;
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
      {outlets > 1 && <Outlets count={outlets} />}
    </article>
  );
}

function Outlets({ count: outlets }: { count: number }) {
  const { words, count } = useLocale();
  return <p class="note">{count(words.related.outlets, outlets)}</p>;
}

function Why({ edge }: { edge: RelatedEdge }) {
  const terms = edge.reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term] : []));
  const hashtags = edge.reasons.flatMap((reason) =>
    reason.type === 'hashtag' ? [`#${reason.hashtag}`] : [],
  );
  const hours = edge.reasons.flatMap((reason) => (reason.type === 'time' ? [reason.hoursApart] : []))[0];
  const locale = useLocale();
  const words = locale.words.related;
  const near = hours === undefined ? '' : ` · ${apart(hours, locale)}`;
  const relation = <b>{words[RELATIONS[edge.relation]]}</b>;
  return (
    <p class="why">
      {terms.length === 0
        ? relation
        : fill(words.bothSpeak, { relation, terms: <bdi>{terms.slice(0, TERMS).join(', ')}</bdi> })}
      {hashtags.length > 0 && ' · '}
      {hashtags.length > 0 && <bdi>{hashtags.join(' ')}</bdi>}
      {`${near} · ${say(words.likely, { percent: locale.percent(edge.probability) })}`}
    </p>
  );
}

function apart(hours: number, { words: { related }, count }: Locale): string {
  if (hours < 1) return related.withinHour;
  if (hours < 48) return count(related.hoursApart, Math.round(hours));
  return count(related.daysApart, Math.round(hours / 24));
}
