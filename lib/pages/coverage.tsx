import type { Card } from '../article/card.ts';
import type { Coverage as Facts, Teller } from '../read/coverage.ts';
import { languageAttributes } from './direction.ts';
import { fill, say } from './fill.ts';
import { CardPicture } from './pictures.tsx';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

const MOST_PICTURES = 4;

/** Who tells a story: each outlet with its first article, and how many of whom by the operator's labels. */
export function Coverage({ coverage }: { coverage: Facts }) {
  const { words, number } = useLocale();
  const { outlets, ownership, leans, isWhole } = coverage;
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{words.coverage.title}</h2>
      {!isWhole && <p class="note">{words.coverage.part}</p>}
      <ol class="outlets">
        {outlets.map(({ source, articleId, datePublished, articleCount, ownership: owner, lean }) => (
          <li>
            <a href={`/sources/${encodeURIComponent(source.key)}`}>
              <bdi>{source.name}</bdi>
            </a>{' '}
            <small>{number(articleCount)}</small>
            {owner !== undefined && <span class="label">{owner}</span>}
            {lean && <span class="label">{lean.label}</span>}
            <a class="when" href={`/articles/${articleId}`}>
              <Time at={datePublished} />
            </a>
          </li>
        ))}
      </ol>
      <Shares title={words.coverage.byOwner} shares={ownership} />
      <Shares title={words.coverage.byLean} shares={leans} />
      {ownership.length > 0 && <p class="note">{words.coverage.ownedAs}</p>}
      {[...new Set(leans.map(({ ratedBy }) => ratedBy))].map((rater) => (
        <p class="note">{fill(words.coverage.ratedBy, { rater: <bdi>{rater}</bdi> })}</p>
      ))}
    </section>
  );
}

function Shares({
  title,
  shares,
}: {
  title: string;
  shares: readonly { readonly label: string; readonly sourceCount: number }[];
}) {
  const { words, count } = useLocale();
  if (shares.length === 0) return null;
  return (
    <>
      <h3 class="part">{title}</h3>
      <ul class="shares">
        {shares.map(({ label, sourceCount }) => (
          <li>
            <bdi>{label}</bdi> <small>{count(words.story.sources, sourceCount)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who told a story first, and who took it up last; the instants alone where they are of another page. */
export function Tellers({
  coverage: { first, last },
  firstSeen,
  lastSeen,
}: {
  coverage: Pick<Facts, 'first' | 'last'>;
  firstSeen: Teller['datePublished'];
  lastSeen: Teller['datePublished'];
}) {
  const { story } = useLocale().words;
  const named = ({ source, articleId }: Teller) => (
    <b>
      <a href={`/articles/${articleId}`}>
        <bdi>{source.name}</bdi>
      </a>
    </b>
  );
  return (
    <p class="byline meta">
      <span>
        {first
          ? fill(story.firstTold, { source: named(first), time: <Time at={firstSeen} /> })
          : fill(story.firstAt, { time: <Time at={firstSeen} /> })}
      </span>
      {lastSeen !== firstSeen && (
        <span>
          {last
            ? fill(story.lastTold, { source: named(last), time: <Time at={lastSeen} /> })
            : fill(story.lastAt, { time: <Time at={lastSeen} /> })}
        </span>
      )}
    </p>
  );
}

/** How several outlets show it: one picture of each, beside the headline that it stands with. */
export function StoryPictures({ cards }: { cards: readonly Card[] }) {
  const { words } = useLocale();
  const shown = picturesOf(cards);
  if (shown.length < 2) return null;
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">{words.coverage.pictures}</h2>
      <ul class="gallery">
        {shown.map((card) => (
          <li>
            <CardPicture card={card} />
            <p class="note">
              <a href={`/articles/${card.id}`} {...languageAttributes(card.inLanguage)}>
                {say('{source}: {headline}', { source: card.source.name, headline: card.headline })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first picture of each outlet, each picture once. */
function picturesOf(cards: readonly Card[]): readonly Card[] {
  const seen = new Set<string>();
  const isNew = (name: string) => !seen.has(name) && seen.add(name);
  return cards
    .filter(({ image, source }) => image !== undefined && isNew(image) && isNew(`source ${source.key}`))
    .slice(0, MOST_PICTURES);
}
