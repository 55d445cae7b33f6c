import type { Instant, Precision } from '../article/instant.ts';
import { useLocale } from './use-locale.ts';

/** An instant as absolute as it is known: a date of day precision shows no time that nobody gave. */
export function Time({ at, precision = 'second' }: { at: Instant; precision?: Precision }) {
  const { minute, month } = useLocale();
  if (precision === 'year') return <time datetime={at.slice(0, 4)}>{at.slice(0, 4)}</time>;
  if (precision === 'month') return <time datetime={at.slice(0, 7)}>{month(at)}</time>;
  if (precision === 'day' || precision === 'week') return <Day at={at} />;
  return (
    <time datetime={at} data-relative="">
      {minute(at)}
    </time>
  );
}

/** The day of an instant. */
export function Day({ at }: { at: Instant }) {
  return <time datetime={at.slice(0, 10)}>{useLocale().day(at)}</time>;
}
