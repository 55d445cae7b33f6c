import { gzipSync } from 'node:zlib';
import { feedBody } from './feed-body.ts';
import { comeBy, isTroubled, type Publisher } from './publishers.ts';

/** What a publisher does with a request. `fault` is done to the connection. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly fault?: 'silence' | 'cut' | 'wrongLength' | 'tls' | 'endless' | 'bomb';
  /** How late it comes; at once unless told. */
  readonly lateMs?: number;
  /** Seconds for which the host has asked to be left alone. */
  readonly retryAfterSeconds?: number;
  /** Whether the entries of the feed were there to be had. */
  readonly shows: boolean;
}

export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly ms: number;
  /** How many requests this publisher has had. */
  readonly asked: number;
  /** How many of them in this hour. */
  readonly askedThisHour: number;
}

const HOUR_MS = 3_600_000;
const RSS = 'application/rss+xml';
const HUB = 'http://hub.paper.com/';
const page = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><p>…</p></body></html>`;
const reply = (status: number, body = '', headers: Reply['headers'] = {}): Reply => ({
  status,
  headers,
  body,
  shows: false,
});

/** What a publisher answers. */
export function answerOf(publisher: Publisher, question: Question): Reply {
  const { habit } = publisher;
  const { path, ms, asked } = question;
  if (path === '/robots.txt') return reply(404);
  if (isTroubled(publisher, ms)) return troubled(publisher, question);
  const day = Math.floor((ms - (publisher.comes[0] ?? ms)) / 86_400_000);
  if (habit === 'gone' && day > 17) return reply(410, page('Gone'));
  if (habit === 'tlsFault') return { ...reply(0), fault: 'tls' };
  if (habit === 'redirectCircle')
    return reply(302, '', { location: path.endsWith('x') ? path.slice(0, -1) : `${path}x` });
  if (habit === 'movedForEver' && path === publisher.path)
    return reply(301, '', { location: `http://new${publisher.number}.paper.com/moved/${publisher.number}` });
  if (habit === 'movedForNow' && path === publisher.path)
    return reply(302, '', { location: `${publisher.path}/now` });
  if (habit === 'flaky' && asked % 7 === 3) return reply(500, 'oops');
  if (habit === 'silentAtTimes' && asked % 9 === 4) return { ...reply(0), fault: 'silence' };
  if (habit === 'endlessAtTimes' && asked % 9 === 4) return { ...reply(200), fault: 'endless' };
  if (habit === 'bombAtTimes' && asked % 9 === 4) return { ...reply(200), fault: 'bomb' };
  // A storm of 429 without a word of when to come again, for whoever asks more than twice an hour.
  if (habit === 'storm' && question.askedThisHour > 2) return reply(429);
  if (habit === 'emptyAtTimes' && asked % 6 === 2)
    return reply(200, '<rss version="2.0"><channel><title>In repair</title></channel></rss>', {
      'content-type': RSS,
    });
  if (habit === 'slow') return { ...feed(publisher, question), lateMs: 9000 };
  if (habit === 'staleCache') return feed(publisher, { ...question, ms: ms - (ms % HOUR_MS) });
  return feed(publisher, question);
}

function troubled({ habit, trouble }: Publisher, { ms }: Question): Reply {
  const leftSeconds = Math.ceil(
    ((trouble.find(([from, to]) => ms >= from && ms < to)?.[1] ?? ms) - ms) / 1000,
  );
  if (habit === 'retrySeconds')
    return { ...reply(429, '', { 'retry-after': String(leftSeconds) }), retryAfterSeconds: leftSeconds };
  if (habit === 'retryDate') {
    const at = new Date(Math.ceil((ms + leftSeconds * 1000) / 1000) * 1000);
    const headers = { 'retry-after': at.toUTCString(), date: new Date(ms).toUTCString() };
    return { ...reply(503, '', headers), retryAfterSeconds: leftSeconds };
  }
  if (habit === 'unavailable') return reply(503, 'busy');
  if (habit === 'challengeAtTimes')
    return reply(403, page('Just a moment...'), { 'content-type': 'text/html' });
  return reply(200, page('We will be back'), { 'content-type': 'text/html' });
}

function feed(publisher: Publisher, { headers, ms, asked }: Question): Reply {
  const { habit } = publisher;
  const count = comeBy(publisher, ms);
  const lastMs = publisher.comes[count - 1] ?? 0;
  const validators = validatorsOf(publisher, count, lastMs, asked);
  const isSame =
    (validators['etag'] !== undefined && headers['if-none-match'] === validators['etag']) ||
    (validators['etag'] === undefined &&
      validators['last-modified'] !== undefined &&
      headers['if-modified-since'] === validators['last-modified']);
  const told = {
    'content-type': habit === 'wrongType' ? 'text/html' : RSS,
    ...validators,
    ...(habit === 'hubInHeader' && {
      link: `<${HUB}>; rel="hub", <http://${publisher.host}${publisher.path}>; rel=self`,
    }),
    ...freshness(publisher, ms),
  };
  // A validator that never changes hides what is there: it is to be had without it.
  if (isSame && habit !== 'bodyWith304') return { ...reply(304, '', told), shows: true };
  const body = feedBody(publisher, ms, {
    head: headOf(publisher, ms),
    hub: habit === 'hub' || habit === 'silentHub' ? HUB : undefined,
  });
  if (isSame) return { ...reply(304, body, told), shows: true };
  const whole: Reply = { status: 200, headers: told, body, shows: true };
  if (habit === 'gzip')
    return { ...whole, headers: { ...told, 'content-encoding': 'gzip' }, body: gzipSync(body, { level: 1 }) };
  if (habit === 'cutAtTimes' && asked % 6 === 2) return { ...whole, fault: 'cut', shows: false };
  if (habit === 'wrongLength' && asked % 6 === 2) return { ...whole, fault: 'wrongLength', shows: false };
  return whole;
}

function validatorsOf(
  { habit, number }: Publisher,
  count: number,
  lastMs: number,
  asked: number,
): Record<string, string> {
  const etag = `"${number}-${count}"`;
  const lastModified = new Date(lastMs).toUTCString();
  if (habit === 'noValidators') return {};
  if (habit === 'changingEtag') return { etag: `"${asked}"` };
  if (habit === 'frozenEtag') return { etag: '"1"' };
  if (habit === 'lastModified') return { 'last-modified': lastModified };
  if (habit === 'both') return { etag, 'last-modified': lastModified };
  return { etag: habit === 'weakEtag' ? `W/${etag}` : etag };
}

function freshness({ habit }: Publisher, ms: number): Record<string, string> {
  if (habit === 'maxAge') return { 'cache-control': 'public, max-age=900' };
  if (habit === 'maxAgeDay') return { 'cache-control': 'max-age=86400' };
  if (habit === 'expires')
    return { date: new Date(ms).toUTCString(), expires: new Date(ms + 1_800_000).toUTCString() };
  return {};
}

function headOf({ habit }: Publisher, ms: number): string {
  if (habit === 'newBuildDate') return `<lastBuildDate>${new Date(ms).toUTCString()}</lastBuildDate>`;
  if (habit === 'ttl') return '<ttl>60</ttl>';
  if (habit === 'sy')
    return '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>';
  return habit === 'skipHours' ? '<skipHours><hour>1</hour><hour>2</hour><hour>3</hour></skipHours>' : '';
}
