import type { Card } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import type { Reason, Relation } from '../article/related.ts';
import type { FoundArticle } from '../read/found-article.ts';
import type { FoundPage } from '../read/search.ts';
import type { FullText } from '../store/read-store.ts';

/** A list of articles before it is JSON Feed, Atom or RSS. Addresses are absolute. */
export interface List {
  readonly title: string;
  readonly description?: string;
  /** Addresses of WebSub hubs that tell who subscribed when it changes. */
  readonly hubs?: readonly string[] | undefined;
  /** Address of the site's icon. */
  readonly icon?: string;
  /** BCP 47; absent where the articles are in several. */
  readonly language?: string | undefined;
  /** The list as a page for people, and itself. */
  readonly homePageUrl: string;
  readonly feedUrl: string;
  readonly firstUrl: string;
  readonly nextUrl?: string;
  readonly items: readonly ListItem[];
  /** What a search says of itself. */
  readonly search?: SearchFacts | undefined;
}

/** What is said of a search beside what it found; see lib/read/search.ts. */
export type SearchFacts = Omit<FoundPage, 'items' | 'next'>;

export interface ListItem {
  readonly card: Card;
  /** The article in the API. */
  readonly url: string;
  /** The article as a page for people. */
  readonly pageUrl: string;
  /** Its text, where the operator wants more in lists than excerpts. */
  readonly content?: FullText | undefined;
  /** The operator's label of who owns the source. */
  readonly ownership?: string | undefined;
  /** Outlets that carry this text; absent when it is one. */
  readonly copies?: number | undefined;
  /** The story that the article stands for in a list of stories. */
  readonly story?: StoryFacts | undefined;
  /** Why a search shows it. */
  readonly found?:
    | (Pick<FoundArticle, 'score' | 'passage' | 'headlineMarks'> & {
        /** Ids of further articles of its story, where stories are grouped. */
        readonly grouped?: readonly string[] | undefined;
      })
    | undefined;
  readonly related?:
    | {
        readonly score: number;
        readonly relation: Relation;
        readonly reasons: readonly Reason[];
        readonly method: string;
      }
    | undefined;
}

/** What is shown of a story beside its articles. */
export interface StoryFacts {
  readonly id: string;
  readonly articleCount: number;
  /** Keys of distinct sources, at most sixty. */
  readonly sources: readonly string[];
  /** Publication of the earliest and of the latest article. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
}
