import type { Instant } from '../article/instant.ts';
import type { SubscriptionView } from '../http/subscriptions/subscription-view.ts';
import { AccessForm } from './access-form.tsx';
import { sentenceOf } from './comment-words.ts';
import { Layout, type Site } from './layout.tsx';
import { Time } from './time.tsx';

export type SubscriptionFilter = 'all' | SubscriptionView['state'];

const WORDS: Readonly<Record<string, string>> = {
  welcome: 'You are in for eight hours.',
  left: 'You are out.',
  wrongToken: 'No operator has this token.',
  unauthorized: 'Your time is over. Give your token again.',
  expired: 'The form was too old. Try again.',
  noForm: 'That was no form of this page.',
  subscribed: 'Subscribed. Its first entries come within a minute.',
  already: 'This was subscribed before.',
  refused: 'Nothing was subscribed.',
  polled: 'Asked for. What it came to stands here in a moment.',
  paused: 'Paused. Nothing is fetched until you resume it.',
  deleted: 'Deleted. Its articles stay.',
  resumed: 'It goes on, and is fetched now.',
  notFound: 'This subscription is not there any more.',
};

const STATES: Readonly<Record<SubscriptionFilter, string>> = {
  all: 'All',
  failing: 'Failing',
  ended: 'Ended',
  new: 'New',
  active: 'Active',
  paused: 'Paused',
};

const HEAD = { title: 'Subscriptions', path: '/subscriptions', unlisted: true };

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
    <Layout site={site} head={HEAD}>
      <h1>Subscriptions</h1>
      <div class="narrow">
        <Notice word={word} />
        <AccessForm action="/subscriptions" label="Your operator’s token">
          <input type="hidden" name="action" value="enter" />
        </AccessForm>
      </div>
    </Layout>
  );
}

/** What is subscribed and how it goes, what fails first. */
export function SubscriptionsPage({ view, site }: { view: SubscriptionsView; site: Site }) {
  const { rows, left, counts, filter, word, detail, token } = view;
  return (
    <Layout site={site} head={HEAD}>
      <h1>Subscriptions</h1>
      <Notice word={word} detail={detail} />
      <Subscribe token={token} />
      <nav class="tabs" aria-label="States">
        {Object.entries(STATES).map(([state, name]) => (
          <a
            href={state === 'all' ? '/subscriptions' : `/subscriptions?state=${state}`}
            aria-current={state === filter ? 'page' : undefined}
          >
            {name} {counts[state as SubscriptionFilter]}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <p class="notice">Nothing is here.</p>
      ) : (
        <ol class="list">
          {rows.map((row) => (
            <li>
              <Row row={row} token={token} />
            </li>
          ))}
        </ol>
      )}
      {left > 0 && <p class="note">{left} more: GET /v1/subscriptions lists all.</p>}
      <form method="post" action="/subscriptions">
        <input type="hidden" name="token" value={token} />
        <p class="row">
          <a class="button" href="/v1/subscriptions.opml">
            Download as OPML
          </a>
          <button type="submit" name="action" value="leave">
            Leave
          </button>
        </p>
      </form>
    </Layout>
  );
}

function Subscribe({ token }: { token: string }) {
  return (
    <form method="post" action="/subscriptions" class="narrow">
      <input type="hidden" name="token" value={token} />
      <label for="url">
        Address of a feed, a sitemap or a site <small>whose feeds are looked for</small>
      </label>
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
          <input type="checkbox" name="fullText" value="yes" /> Full texts from its pages
        </label>
        <button type="submit" class="primary" name="action" value="subscribe">
          Subscribe
        </button>
      </p>
    </form>
  );
}

function Notice({ word, detail }: { word: string | null; detail?: string | null }) {
  const sentence = sentenceOf(WORDS, word);
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
  return (
    <article>
      <h3>
        <a href={url} rel="noreferrer">
          <bdi>{title ?? url}</bdi>
        </a>
      </h3>
      <p class="meta">
        <span>
          <span class="label">{STATES[state]}</span>
        </span>
        {lastNewAt !== undefined && <span>{perDay(itemsPerDay)}</span>}
        {lastOutcome && (
          <span>
            asked <Time at={lastOutcome.at as Instant} />
          </span>
        )}
        {nextPollAt !== undefined && (
          <span>
            next <Time at={nextPollAt as Instant} />
          </span>
        )}
        {push && <span>{push.state === 'active' ? 'pushed by a hub' : `hub: ${push.state}`}</span>}
      </p>
      {lastOutcome && <p class="excerpt">{lastOutcome.detail}</p>}
      <p class="note">
        {title !== undefined && <bdi>{url}</bdi>} {nextPollAt !== undefined && state !== 'new' && reason}
        {mayHaveMissed > 0 && ` ${mayHaveMissed} entries may have been missed.`}
        {moving && ` It says that it moves to ${moving.to}.`}
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
  return (
    <form method="post" action="/subscriptions" class="row">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="action" value="poll" aria-label={`Ask now: ${name}`}>
        Ask now
      </button>
      <button
        type="submit"
        name="action"
        value={rests ? 'resume' : 'pause'}
        aria-label={`${rests ? 'Resume' : 'Pause'}: ${name}`}
      >
        {rests ? 'Resume' : 'Pause'}
      </button>
      {rests && (
        <button type="submit" name="action" value="delete" aria-label={`Delete: ${name}`}>
          Delete
        </button>
      )}
    </form>
  );
}

function perDay(items: number): string {
  if (items >= 1) return `${Math.round(items)} a day`;
  return items <= 0.15 ? 'hardly any entry' : `${Math.round(items * 7)} a week`;
}
