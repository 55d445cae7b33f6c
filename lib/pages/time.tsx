import type { Instant, Precision } from '../article/instant.ts';

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  // Not `hour12: false`: that writes the hour after midnight as 24.
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** An instant as absolute as it is known: a date of day precision shows no time that nobody gave. */
export function Time({ at, precision = 'second' }: { at: Instant; precision?: Precision }) {
  const date = new Date(at);
  if (precision === 'year') return <time datetime={at.slice(0, 4)}>{at.slice(0, 4)}</time>;
  if (precision === 'month') return <time datetime={at.slice(0, 7)}>{MONTH.format(date)}</time>;
  if (precision === 'day' || precision === 'week') return <Day at={at} />;
  return (
    <time datetime={at} data-relative="">
      {DAY.format(date)}, {TIME.format(date)} UTC
    </time>
  );
}

/** The day of an instant. */
export function Day({ at }: { at: Instant }) {
  return <time datetime={at.slice(0, 10)}>{DAY.format(new Date(at))}</time>;
}
