import type { Span } from '../../../lib/relate/relate-store.ts';
import { BASELINES, rankingsOf } from './baselines.ts';
import { type ClusterFigures, clusterFigures } from './cluster-metrics.ts';
import { type RankFigures, rankFigures } from './metrics.ts';
import { type Ingested, ingestRows } from './ours.ts';
import type { RowSet } from './rows.ts';
import { type Truth, truthOf } from './truth.ts';

/** Figures of one set, as `bench:related --json` prints them. */
export interface SetFigures extends RankFigures {
  readonly set: string;
  readonly articles: number;
  readonly queries: number;
  readonly offline: RankFigures;
  readonly stories: ClusterFigures;
  /** After every article was looked at again, `LATE_MS` after it came. */
  readonly afterSecondLook: RankFigures & {
    readonly stories: ClusterFigures;
    /** Looks included. */
    readonly perArticle: SetFigures['perArticle'];
  };
  readonly perArticle: {
    readonly queries: number;
    readonly items: number;
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly ms: number;
  };
  readonly baselines: Readonly<Record<string, RankFigures>>;
}

/**
 * Write units of an article outside relating, on average, as `npm run -s bench:cost` counts them: entries in feeds
 * 7.4, the article 4.1, its mark, alias and hashtag mark one each. Its story is counted by the store itself.
 */
const OTHER_WRITE_UNITS = 14.5;

/** After so long every article is looked at again; eight waits of the queue. */
const LATE_MS = 2 * 3_600_000;

/** How a set is judged. */
export interface Measuring {
  readonly sample: number;
  readonly span: Span;
}

/**
 * Every article of a set is stored in order of arrival; the queries of the sample are judged, for all methods
 * the same. `note` is told how far it is.
 */
export async function measureSet(
  { name, rows }: RowSet,
  { sample, span }: Measuring,
  baselines: readonly string[],
  note: (progress: string) => void = () => undefined,
): Promise<SetFigures> {
  const truth = truthOf(rows, span.windowMs, sample);
  note(`${name}: ${rows.length} articles`);
  const ours = await ingestRows(rows, span);
  note(`${name}: second looks`);
  const looked = await ingestRows(rows, span, undefined, undefined, LATE_MS);
  const peers: [string, RankFigures][] = [];
  for (const peer of baselines) {
    const method = await BASELINES[peer]?.(span);
    if (!method) continue;
    note(`${name}: ${peer}`);
    peers.push([peer, rankFigures(truth, await rankingsOf(method, truth, span.windowMs), 'online')]);
  }
  return {
    set: name,
    articles: rows.length,
    queries: truth.queries.length,
    ...onlineFigures(ours, truth),
    offline: offlineFigures(ours, truth),
    stories: storyFigures(ours, truth),
    afterSecondLook: {
      ...offlineFigures(looked, truth),
      stories: storyFigures(looked, truth),
      perArticle: costOf(looked, rows.length),
    },
    perArticle: costOf(ours, rows.length),
    baselines: Object.fromEntries(peers),
  };
}

function onlineFigures({ online }: Ingested, truth: Truth): RankFigures {
  return rankFigures(truth, new Map(truth.queries.map((query) => [query, online(query)])), 'online');
}

function offlineFigures({ now }: Ingested, truth: Truth): RankFigures {
  return rankFigures(truth, new Map(truth.queries.map((query) => [query, now(query)])), 'offline');
}

function storyFigures({ storyOf }: Ingested, { rows }: Truth): ClusterFigures {
  return clusterFigures(
    rows.flatMap(({ label }, index) => (label === '' ? [] : [[label, storyOf(index)] as const])),
  );
}

function costOf({ cost, ms }: Ingested, articles: number): SetFigures['perArticle'] {
  return {
    queries: cost.queries / articles,
    items: cost.items / articles,
    readUnits: cost.readUnits / articles,
    writeUnits: cost.writeUnits / articles + OTHER_WRITE_UNITS,
    ms: ms / articles,
  };
}
