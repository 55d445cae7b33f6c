import type { Instant } from '../article/instant.ts';
import type { SubscriptionView } from '../http/subscriptions/subscription-view.ts';
import { AccessForm } from './access-form.tsx';
import { sentenceOf } from './comment-words.ts';
import { fill, say } from './fill.ts';
import { Layout, type PageHead, type Site } from './layout.tsx';
import type { Locale } from './locale.ts';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

export type SubscriptionFilter = 'all' | SubscriptionView['state'];

const FILTERS = ['all', 'failing', 'ended', 'new', 'active', 'paused'] as const;

/** What the collector tells of a poll stands in the API too, in English. */
const ENGLISH = { lang: 'en', dir: 'ltr' } as const;

function headOf({ locale }: Site): PageHead {
  return { title: locale.words.subscriptions.title, path: '/subscriptions', unlisted: true };
}

export interface SubscriptionsView {
  readonly rows: readonly SubscriptionView[];
  /** Those that are not shown. */
  readonly left: number;
  readonly counts: Readonly<Record<SubscriptionFilter, number>>;
  readonly filter: SubscriptionFilter;
  readonly word: string | null;
  readonly detail: string | null;
  /** Of the forms of this page. */
  readonly token: string;
}

/** The form for whoever has no session as an operator. */
export function SubscriptionDoor({ word, site }: { word: string | null; site: Site }) {
  return (
    <Layout site={site} head={headOf(site)}>
      <h1>{site.locale.words.subscriptions.title}</h1>
      <div class="narrow">
        <Notice word={word} />
        <AccessForm action="/subscriptions" label={site.locale.words.subscriptions.operatorToken}>
          <input type="hidden" name="action" value="enter" />
        </AccessForm>
      </div>
    </Layout>
  );
}

/** What is subscribed and how it goes, what fails first. */
export function SubscriptionsPage({ view, site }: { view: SubscriptionsView; site: Site }) {
  const { rows, left, counts, filter, word, detail, token } = view;
  const { words, count } = site.locale;
  const { subscriptions, subscriptionState } = words;
  return (
    <Layout site={site} head={headOf(site)}>
      <h1>{site.locale.words.subscriptions.title}</h1>
      <Notice word={word} detail={detail} />
      <Subscribe token={token} />
      <nav class="tabs" aria-label={subscriptions.states}>
        {FILTERS.map((state) => (
          <a
            href={state === 'all' ? '/subscriptions' : `/subscriptions?state=${state}`}
            aria-current={state === filter ? 'page' : undefined}
          >
            {subscriptionState[state]} {site.locale.number(counts[state])}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <p class="notice">{subscriptions.none}</p>
      ) : (
        <ol class="list">
          {rows.map((row) => (
            <li>
              <Row row={row} token={token} />
            </li>
          ))}
        </ol>
      )}
      {left > 0 && <p class="note">{count(subscriptions.more, left)}</p>}
      <form method="post" action="/subscriptions">
        <input type="hidden" name="token" value={token} />
        <p class="row">
          <a class="button" href="/v1/subscriptions.opml">
            {subscriptions.download}
          </a>
          <button type="submit" name="action" value="leave">
            {words.desk.leave}
          </button>
        </p>
      </form>
    </Layout>
  );
}

function Subscribe({ token }: { token: string }) {
  const words = useLocale().words.subscriptions;
  return (
    <form method="post" action="/subscriptions" class="narrow">
      <input type="hidden" name="token" value={token} />
      <label for="url">{fill(words.address, { aside: <small>{words.addressAside}</small> })}</label>
      <input
        class="wide"
        id="url"
        name="url"
        type="text"
        inputmode="url"
        required
        maxlength={4096}
        placeholder="https://"
      />
      <p class="row">
        <label>
          <input type="checkbox" name="fullText" value="yes" /> {words.fullTexts}
        </label>
        <button type="submit" class="primary" name="action" value="subscribe">
          {words.subscribe}
        </button>
      </p>
    </form>
  );
}

function Notice({ word, detail }: { word: string | null; detail?: string | null }) {
  const sentence = sentenceOf(useLocale().words.subscriptionNotice, word);
  if (sentence === undefined) return null;
  return (
    <p class="notice" role="status">
      {sentence}
      {detail && (
        <>
          {' '}
          <bdi>{detail}</bdi>
        </>
      )}
    </p>
  );
}

function Row({ row, token }: { row: SubscriptionView; token: string }) {
  const {
    title,
    url,
    state,
    itemsPerDay,
    lastNewAt,
    lastOutcome,
    nextPollAt,
    reason,
    mayHaveMissed,
    push,
    moving,
  } = row;
  const locale = useLocale();
  const { subscriptions: words, subscriptionState } = locale.words;
  return (
    <article>
      <h3>
        <a href={url} rel="noreferrer">
          <bdi>{title ?? url}</bdi>
        </a>
      </h3>
      <p class="meta">
        <span>
          <span class="label">{subscriptionState[state]}</span>
        </span>
        {lastNewAt !== undefined && <span>{perDay(itemsPerDay, locale)}</span>}
        {lastOutcome && <span>{fill(words.asked, { time: <Time at={lastOutcome.at as Instant} /> })}</span>}
        {nextPollAt !== undefined && (
          <span>{fill(words.next, { time: <Time at={nextPollAt as Instant} /> })}</span>
        )}
        {push && (
          <span>{push.state === 'active' ? words.pushed : say(words.hub, { state: push.state })}</span>
        )}
      </p>
      {lastOutcome && (
        <p class="excerpt" {...ENGLISH}>
          {lastOutcome.detail}
        </p>
      )}
      <p class="note">
        {title !== undefined && <bdi>{url}</bdi>}{' '}
        {nextPollAt !== undefined && state !== 'new' && <span {...ENGLISH}>{reason}</span>}
        {mayHaveMissed > 0 && ` ${locale.count(words.missed, mayHaveMissed)}`}
        {moving && <> {fill(words.moving, { to: <bdi>{moving.to}</bdi> })}</>}
      </p>
      <Actions row={row} token={token} />
    </article>
  );
}

function Actions({
  row: { id, title, url, paused, state },
  token,
}: {
  row: SubscriptionView;
  token: string;
}) {
  const rests = paused || state === 'ended';
  const name = title ?? url;
  const words = useLocale().words.subscriptions;
  return (
    <form method="post" action="/subscriptions" class="row">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="action" value="poll" aria-label={`${words.askNow}: ${name}`}>
        {words.askNow}
      </button>
      <button
        type="submit"
        name="action"
        value={rests ? 'resume' : 'pause'}
        aria-label={`${rests ? words.resume : words.pause}: ${name}`}
      >
        {rests ? words.resume : words.pause}
      </button>
      {rests && (
        <button type="submit" name="action" value="delete" aria-label={`${words.delete}: ${name}`}>
          {words.delete}
        </button>
      )}
    </form>
  );
}

function perDay(items: number, { words: { subscriptions }, count }: Locale): string {
  if (items >= 1) return count(subscriptions.perDay, Math.round(items));
  return items <= 0.15 ? subscriptions.hardlyAny : count(subscriptions.perWeek, Math.round(items * 7));
}
