import { createHash } from 'node:crypto';
import type { Comment } from '../../lib/article/comment.ts';
import { languageKey, storyFeed } from '../../lib/article/feed-key.ts';
import { statementOf } from '../../lib/article/version.ts';
import type { ArticleRecord } from '../../lib/store/article-item.ts';
import { QUEUED, suffixOf } from '../../lib/store/comment-item.ts';
import { hashtagUsePlace } from '../../lib/store/hashtag-use-item.ts';
import {
  auditKey,
  authorKey,
  edgeKey,
  feedEntryKey,
  feedPartition,
  keyText,
  liveStoryKey,
  postingKey,
  queueKey,
} from '../../lib/store/table.ts';
import type { TableContents } from './read-table.ts';

/** What is wrong with a table, each as a line that names the item. */
export interface Differences {
  /** In the clean table alone. */
  readonly lost: readonly string[];
  /** In the other table alone. */
  readonly duplicated: readonly string[];
  /** In both, and not the same. */
  readonly differing: readonly string[];
  /** Copies of what is not there, copies that are missing, and copies that show an earlier revision. */
  readonly orphans: readonly string[];
}

/**
 * Compares what does not depend on the order of delivery: articles by what they say, the feeds that follow from
 * it, ingest records, identifiers, sources. What depends on it (edges, stories, hashtags that neighbors lend) is
 * held to what the table's own articles say of it.
 */
export function tableDifferences(clean: TableContents, other: TableContents): Differences {
  const views: [kind: string, view: (contents: TableContents) => Map<string, string>][] = [
    ['article', articlesByStatement],
    ['entry', entriesOfArticles],
    ['ingest record', ingestRecords],
    ['identifier', ({ aliases }) => new Map(aliases)],
    // When a source published last is noted once an hour and instance: it is known to the hour.
    ['source', ({ sources }) => new Map([...sources.keys()].map((key) => [key, '']))],
    ['refusals of a source', ({ refusedLately }) => new Map(refusedLately)],
    ['hashtag mark', givenMarks],
    ['comment', commentsByText],
    ['count of comments', ({ commentCounts }) => mapped(commentCounts, String)],
  ];
  const named = new Set([...namedAlone(clean), ...namedAlone(other)]);
  const found = { lost: [] as string[], duplicated: [] as string[], differing: [] as string[] };
  for (const [kind, view] of views) {
    const [left, right] = [view(withoutLearned(clean, named)), view(withoutLearned(other, named))];
    for (const [key, value] of left) {
      const there = right.get(key);
      if (there === undefined) found.lost.push(`${kind} ${key}`);
      else if (there !== value) found.differing.push(`${kind} ${key}: ${value} | ${there}`);
    }
    for (const key of right.keys()) if (!left.has(key)) found.duplicated.push(`${kind} ${key}`);
  }
  return {
    ...found,
    orphans: [...orphansOf(other), ...orphansOf(clean).map((line) => `in the clean run: ${line}`)],
  };
}

/** Sources that no payload gave an address of have a key of their name: no domain. */
const isDomain = (key: string) => key.includes('.');

/** Articles whose payload names the source and no address of it: which source that is was told by what came before. */
function namedAlone({ articles }: TableContents): string[] {
  return [...articles].flatMap(([id, { article }]) => (isDomain(article.publisher.key) ? [] : [id]));
}

/** A table without the sources of these articles: the lists that they stand in follow from them, as orphans show. */
function withoutLearned(contents: TableContents, named: ReadonlySet<string>): TableContents {
  const articles = [...contents.articles].map(([id, record]): [string, ArticleRecord] => {
    const article = { ...record.article, publisher: { key: '', name: '' } };
    return [id, named.has(id) ? { ...record, article } : record];
  });
  return {
    ...contents,
    articles: new Map(articles),
    entries: contents.entries.filter(({ feed, card }) => !feed.startsWith('source/') || !named.has(card.id)),
    sources: new Map([...contents.sources].filter(([key]) => isDomain(key))),
  };
}

function articlesByStatement({ articles }: TableContents): Map<string, string> {
  return new Map(
    [...articles].map(([id, { article, state }]) => [id, `${state} ${digest(statementOf(article))}`]),
  );
}

function mapped<T>(map: ReadonlyMap<string, T>, text: (value: T) => string): Map<string, string> {
  return new Map([...map].map(([key, value]) => [key, text(value)]));
}

/** Ids of comments are drawn, their texts are not; one that was posted twice has a second place. */
function commentsByText({ comments }: TableContents): Map<string, string> {
  const found = new Map<string, string>();
  for (const { articleId, author, text, state, depth, revision } of comments.values()) {
    const name = `${articleId} ${author.identity} ${text}`;
    found.set(found.has(name) ? `${name} again` : name, `${state} ${depth} ${revision}`);
  }
  return found;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Entries of all feeds but those that depend on neighbors: stories, and hashtags that the publisher did not give. */
function entriesOfArticles({ entries, articles }: TableContents): Map<string, string> {
  const shown = entries.filter(({ feed, card }) => {
    if (feed.startsWith('story/')) return false;
    return !feed.startsWith('hashtag/') || isGiven(articles.get(card.id), feed.slice('hashtag/'.length));
  });
  return new Map(shown.map(({ feed, sk, card }) => [`${feed} ${sk}`, card.headline]));
}

function isGiven(record: ArticleRecord | undefined, key: string): boolean {
  return record?.enrichment.hashtags.some((tag) => tag.key === key && tag.source === 'publisher') === true;
}

/** An older version that came late is superseded in one order and stored in another: their sum is the same. */
function ingestRecords({ ingests }: TableContents): Map<string, string> {
  return new Map(
    [...ingests].map(
      ([
        id,
        { upload, state, format, stored, updated, unchanged, superseded, merged, refused, articles },
      ]) => [
        id,
        JSON.stringify({
          upload,
          state,
          format,
          items: stored + updated + unchanged + superseded + merged,
          refused,
          articles,
        }),
      ],
    ),
  );
}

/**
 * Marks of articles whose first three hashtags the publisher gave. Of one that has fewer of these, the neighbors decide
 * whether further ones come before them, and the two runs relate it in another order.
 */
function givenMarks({ marks, articles }: TableContents): Map<string, string> {
  const given = [...articles.values()].filter(
    ({ enrichment: { hashtags } }) =>
      hashtags.filter(({ source }) => source === 'publisher').length >= 3 &&
      hashtags.slice(0, 3).every(({ source }) => source === 'publisher'),
  );
  const places = new Set(given.map(markPlace));
  return new Map([...marks].filter(([place]) => places.has(place)));
}

function markPlace({ article, placement }: ArticleRecord): string {
  const { pk, sk } = hashtagUsePlace(languageKey(article.inLanguage), placement.listedAt, article.id);
  return `${pk} ${sk}`;
}

/** What is near the end of the two days that trends look back was counted or was not. */
const SURE_MS = 45 * 3_600_000;

function expectedMarks(contents: TableContents): Map<string, string> {
  const sure = usable(contents).filter(({ enrichment, placement }) => {
    const ageMs = Date.now() - Date.parse(placement.listedAt);
    return enrichment.hashtags.length > 0 && ageMs > 0 && ageMs < SURE_MS;
  });
  return new Map(
    sure.map((record) => [
      markPlace(record),
      record.enrichment.hashtags
        .slice(0, 3)
        .map(({ key }) => key)
        .join(' '),
    ]),
  );
}

function sureMarks({ marks }: TableContents): Map<string, string> {
  const oldest = new Date(Date.now() - SURE_MS).toISOString().slice(0, 13);
  return new Map([...marks].filter(([place]) => (place.split('#')[2] ?? '') > oldest));
}

/** Copies that are not what the articles of the same table say, and copies that they say and that are not there. */
function orphansOf(contents: TableContents): string[] {
  return [
    ...wrongPlaces('entry', expectedEntries(contents), entriesFound(contents)),
    ...wrongPlaces('posting', expectedPostings(contents), postingsFound(contents)),
    ...wrongPlaces('hashtag mark', expectedMarks(contents), sureMarks(contents)),
    ...wrongEdges(contents),
    ...wrongStories(contents),
    ...unfinished(contents),
    ...wrongComments(contents),
  ];
}

function wrongPlaces(
  kind: string,
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  return [
    ...[...expected].flatMap(([place, revision]) => {
      const there = found.get(place);
      if (there === undefined) return [`${kind} missing: ${place}`];
      return there === revision ? [] : [`${kind} of an earlier revision: ${place}`];
    }),
    ...[...found.keys()]
      .filter((place) => !expected.has(place))
      .map((place) => `${kind} of nothing: ${place}`),
  ];
}

function usable({ articles }: TableContents): ArticleRecord[] {
  return [...articles.values()].filter(({ state }) => state === 'usable');
}

function expectedEntries(contents: TableContents): Map<string, string> {
  return new Map(
    usable(contents).flatMap(({ article, placement, revision, story }) => {
      // In the feed of the story that it is in now; that of a story that has moved cannot be read any more.
      const own = story === undefined ? undefined : storyFeed(story);
      const now = story === undefined ? [] : [storyFeed(currentStory(contents, story))];
      return [...placement.feeds.filter((feed) => feed !== own), ...now].map((feed) => {
        const { pk, sk } = feedEntryKey(feed, placement.listedAt, article.id);
        return [`${pk} ${sk}`, revision] as const;
      });
    }),
  );
}

/** Entries as found; of those of a story that has moved some may stay behind, of a run that died while it moved them. */
function entriesFound({ entries, stories, articles }: TableContents): Map<string, string> {
  const read = entries.filter(({ feed, card }) => {
    const story = feed.startsWith('story/') ? stories.get(feed.slice('story/'.length)) : undefined;
    return story?.movedTo === undefined || !articles.has(card.id);
  });
  return new Map(read.map(({ feed, sk, card }) => [`${feedPartition(feed)} ${sk}`, card.revision]));
}

function currentStory({ stories }: TableContents, id: string): string {
  const moved = stories.get(id)?.movedTo;
  return moved === undefined ? id : currentStory({ stories } as TableContents, moved);
}

function expectedPostings(contents: TableContents): Map<string, string> {
  return new Map(
    usable(contents).flatMap(({ article, placement }) =>
      placement.terms.map((term) => {
        const { pk, sk } = postingKey(term, placement.listedAt, article.id);
        return [`${pk} ${sk}`, ''] as const;
      }),
    ),
  );
}

/**
 * Postings as found. An article posts before it is stored: a process that dies in between, or whose request was taken
 * and not answered, may leave some under terms that the next delivery does not choose. They name an article that is
 * stored, are of no account where it is withdrawn, and expire.
 */
function postingsFound(contents: TableContents): Map<string, string> {
  const expected = expectedPostings(contents);
  const found = contents.postings.map(({ term, sk }) => ({
    place: `T#${term} ${sk}`,
    id: sk.split('#')[1] ?? '',
  }));
  const counted = found.filter(({ place, id }) => expected.has(place) || !contents.articles.has(id));
  return new Map(counted.map(({ place }) => [place, '']));
}

/** Every choice stands twice, at who chose and at who was chosen, and shows both as they are. */
function wrongEdges({ edges, chosen, articles }: TableContents): string[] {
  const held = edges.map(({ target, edge }) => ({ target, edge, at: 'chosen by' }));
  const wrong = [...held, ...chosen.map(({ target, edge }) => ({ target, edge, at: 'chose' }))].flatMap(
    ({ target, edge, at }) => {
      const [own, other] = [articles.get(target), articles.get(edge.card.id)];
      const name = `${target} ${at} ${edge.card.id}`;
      if (own?.state !== 'usable') return [`edge in the set of a missing article: ${name}`];
      if (other?.state !== 'usable') return [`edge to a missing article: ${name}`];
      return other.revision === edge.card.revision ? [] : [`edge to an earlier revision: ${name}`];
    },
  );
  const backs = edges.map(({ target, sk }) => `${target} ${sk}`);
  const mirrors = chosen.map(({ target, edge }) => {
    const { sk } = edgeKey(edge.card.id, edge.reverseScore, target);
    return `${edge.card.id} ${sk}`;
  });
  const planned = [...articles.values()].flatMap(({ article, placement }) =>
    placement.edges.map(
      ({ other, reverseScore }) => `${other} ${edgeKey(other, reverseScore, article.id).sk}`,
    ),
  );
  return [
    ...wrong,
    ...missingFrom(mirrors, backs).map((place) => `edge without its mirror: ${place}`),
    ...missingFrom(backs, mirrors).map((place) => `edge without its choice: ${place}`),
    ...missingFrom(backs, planned).map((place) => `edge that nobody planned: ${place}`),
  ];
}

function missingFrom(places: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(wanted);
  return places.filter((place) => !known.has(place));
}

function wrongStories(contents: TableContents): string[] {
  const { stories, liveStories } = contents;
  const members = new Map<string, number>();
  for (const { story } of usable(contents)) {
    if (story === undefined) continue;
    const id = currentStory(contents, story);
    members.set(id, (members.get(id) ?? 0) + 1);
  }
  const unmoved = [...stories.values()].filter(({ movedTo }) => movedTo === undefined);
  // Whose last member was withdrawn stays as a place to come back to: its readers answer that there is none.
  const standing = unmoved.filter(({ articleCount }) => articleCount > 0);
  const known = new Set(standing.map(({ id }) => id));
  return [
    ...standing.filter(({ id }) => !members.has(id)).map(({ id }) => `story without members: ${id}`),
    ...[...members.keys()].filter((id) => !known.has(id)).map((id) => `story missing: ${id}`),
    ...unmoved
      .filter(
        ({ articleCount, headlineArticle, sources }) =>
          articleCount === 0 && (headlineArticle.headline !== '' || sources.length > 0),
      )
      .map(({ id }) => `left story that still shows something: ${id}`),
    ...standing
      .filter(({ headlineArticle }) => contents.articles.get(headlineArticle.id)?.state !== 'usable')
      .map(({ id }) => `story headed by a missing article: ${id}`),
    ...standing
      .filter(({ id, articleCount }) => members.has(id) && members.get(id) !== articleCount)
      .map(
        ({ id, articleCount }) => `story that counts wrongly: ${id} ${articleCount} of ${members.get(id)}`,
      ),
    ...liveStories
      .filter(({ sk, story }) => {
        const now = stories.get(story.id);
        return now === undefined || !known.has(now.id) || liveStoryKey(now).sk !== sk;
      })
      .map(({ sk }) => `live story that is not as listed: ${sk}`),
    ...standing
      .filter(
        (story) => story.sources.length > 1 && !liveStories.some(({ sk }) => sk === liveStoryKey(story).sk),
      )
      .map(({ id }) => `live story that is not listed: ${id}`),
  ];
}

function unfinished({ articles, indexed }: TableContents): string[] {
  return [...articles]
    .filter(([id, { revision }]) => indexed.get(id) !== revision)
    .map(([id]) => `unfinished article: ${id}`);
}

/** A mark may stand behind what became of its comment, its readers know; a place that is missing may not. */
function wrongComments({ comments, commentCounts, commentPlaces }: TableContents): string[] {
  const counted = new Map<string, number>();
  for (const { articleId, state } of comments.values())
    counted.set(articleId, (counted.get(articleId) ?? 0) + (state === 'approved' ? 1 : 0));
  return [
    ...[...comments.values()]
      .flatMap((comment) => placesOfComment(comment))
      .filter((place) => !commentPlaces.has(place))
      .map((place) => `place of a comment missing: ${place}`),
    ...[...counted]
      .filter(([id, count]) => (commentCounts.get(id) ?? 0) !== count)
      .map(([id, count]) => `comments counted wrongly: ${id} ${commentCounts.get(id)} of ${count}`),
  ];
}

function placesOfComment(comment: Comment): string[] {
  const { id, author, state, revision } = comment;
  const audits = Array.from({ length: revision }, (_, index) => auditKey(id, index + 1));
  const marks = QUEUED.includes(state) ? [queueKey(state, id, suffixOf(comment), revision)] : [];
  return [...audits, ...marks, authorKey(author.identity, id)].map(keyText);
}
