import type { Instant, Precision } from '../article/instant.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An instant as absolute as it is known: a date of day precision shows no time that nobody gave. */
export function Time({ at, precision = 'second' }: { at: Instant; precision?: Precision }) {
  if (precision === 'year') return <time datetime={at.slice(0, 4)}>{at.slice(0, 4)}</time>;
  if (precision === 'month')
    return <time datetime={at.slice(0, 7)}>{`${monthOf(at)} ${at.slice(0, 4)}`}</time>;
  if (precision === 'day' || precision === 'week') return <Day at={at} />;
  return (
    <time datetime={at} data-relative="">
      {`${dayOf(at)}, ${at.slice(11, 16)} UTC`}
    </time>
  );
}

/** The day of an instant. */
export function Day({ at }: { at: Instant }) {
  return <time datetime={at.slice(0, 10)}>{dayOf(at)}</time>;
}

// An instant is written in UTC, so its parts stand in it: no formatter has to be asked, dozens of times a page.
function dayOf(at: Instant): string {
  return `${monthOf(at).slice(0, 3)} ${Number(at.slice(8, 10))}, ${at.slice(0, 4)}`;
}

function monthOf(at: Instant): string {
  return MONTHS[Number(at.slice(5, 7)) - 1] ?? '';
}
