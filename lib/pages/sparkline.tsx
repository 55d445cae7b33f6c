import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import { say } from './fill.ts';
import { Day } from './time.tsx';
import { useLocale } from './use-locale.ts';

const DAY_MS = 86_400_000;
const LEAST_DAYS = 14;
const MAX_BARS = 31;
/** The first day of the year 0, before which no instant can be written. */
const EARLIEST_DAY = -719_528;
const BAR = 10;
const HEIGHT = 60;

interface Bars {
  readonly counts: readonly number[];
  /** Days that one bar stands for. */
  readonly days: number;
  /** The first day of the first bar, and the day of the newest instant. */
  readonly from: Instant;
  readonly to: Instant;
}

/** Bars of equal stretches of whole days, oldest first, over a fortnight at least: how many instants fall into each. */
export function bars(instants: readonly Instant[]): Bars {
  const days = instants.map((instant) => Math.floor(instantMs(instant) / DAY_MS));
  const last = Math.max(...days);
  const span = Math.max(LEAST_DAYS, last - Math.min(...days) + 1);
  const each = Math.ceil(span / MAX_BARS);
  const counts = new Array<number>(Math.ceil(span / each)).fill(0);
  // Stretches end with the newest day, so that the last bar is never a short one.
  for (const day of days) {
    const index = counts.length - 1 - Math.floor((last - day) / each);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const from = Math.max(EARLIEST_DAY, last - counts.length * each + 1);
  return { counts, days: each, from: toInstant(from * DAY_MS), to: toInstant(last * DAY_MS) };
}

/** When articles were published, as small bars; nothing for fewer than two. */
export function Sparkline({ instants }: { instants: readonly Instant[] }) {
  if (instants.length < 2) return null;
  const { counts, days, from, to } = bars(instants);
  const most = Math.max(...counts);
  const { words, count, number } = useLocale();
  const stretch = count(words.list.days, days);
  const articles = count(words.story.articles, instants.length);
  const title = say(words.list.bars, { articles, most: number(most), stretch });
  return (
    <figure>
      <svg
        class="spark"
        role="img"
        aria-label={title}
        viewBox={`0 0 ${counts.length * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {counts.map((each, index) => {
          const height = Math.round((each / most) * HEIGHT);
          return <rect x={index * BAR + 1} y={HEIGHT - height} width={BAR - 2} height={height} />;
        })}
      </svg>
      <figcaption class="ends">
        <Day at={from} />
        <span>{say(words.list.bar, { stretch })}</span>
        <Day at={to} />
      </figcaption>
    </figure>
  );
}
