import type { Card } from '../article/card.ts';
import type { FoundArticle } from '../read/found-article.ts';
import type { FoundPage } from '../read/search.ts';
import type { SearchParameters } from '../read/search-request.ts';
import { CardMeta, type OwnershipLabels } from './card-item.tsx';
import { languageAttributes } from './direction.ts';
import { fill, say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { ListAside } from './list-aside.tsx';
import { Marked } from './marked.tsx';
import { Pager } from './pager.tsx';
import { useLocale } from './use-locale.ts';
import type { Words } from './words/en.ts';

/** What a page of a search shows. */
export interface SearchView {
  readonly search: SearchParameters;
  /** The query of its address. */
  readonly query: URLSearchParams;
  readonly path: string;
  readonly found: FoundPage;
  readonly labels: OwnershipLabels;
  readonly nextPath: string | undefined;
}

/** What was found, why, how it was understood, and what it can be narrowed to. */
export function SearchPage({ view, site }: { view: SearchView; site: Site }) {
  const { search, query, path, found, labels, nextPath } = view;
  const { text } = search;
  const { words } = site.locale;
  const cards = found.items.map(({ card }) => card);
  return (
    <Layout
      site={site}
      head={{
        title: text,
        description: say(words.search.description, { text }),
        path,
        nextPath,
        feed: { title: text, path: '/v1/search', query: `?${query}` },
        unlisted: true,
      }}
    >
      <p class="kicker">{words.search.title}</p>
      <h1 dir="auto">{text}</h1>
      <SearchForm id="again" asked={text} words={words} />
      <Understood found={found} />
      {found.didYouMean !== undefined && <Meant text={found.didYouMean} query={query} />}
      {cards.length === 0 ? (
        <p class="notice">{say(words.search.none, { help: words.search.help })}</p>
      ) : (
        <div class="columns">
          <section aria-labelledby="articles">
            <h2 id="articles">{words.list.articles}</h2>
            <Order query={query} order={search.order} />
            <Narrow cards={cards} query={query} />
            <ol class="list">
              {found.items.map((item) => (
                <li>
                  <FoundItem item={item} labels={labels} />
                </li>
              ))}
            </ol>
            <Pager nextPath={nextPath}>{words.layout.moreArticles}</Pager>
          </section>
          <ListAside cards={cards} hashtag={undefined} />
        </div>
      )}
    </Layout>
  );
}

function FoundItem({ item, labels }: { item: FoundArticle; labels: OwnershipLabels }) {
  const { card, headlineMarks, passage, copies, grouped = [] } = item;
  const language = languageAttributes(card.inLanguage);
  const { words, count } = useLocale();
  return (
    <article>
      <CardMeta card={card} labels={labels} />
      <h3 {...language}>
        <a href={`/articles/${card.id}`}>
          <Marked text={card.headline} marks={headlineMarks} />
        </a>
      </h3>
      <p class="excerpt" {...language}>
        {passage ? <Marked text={passage.text} marks={passage.marks} /> : card.excerpt}
      </p>
      {copies !== undefined && <p class="meta">{count(words.related.outlets, copies)}</p>}
      {grouped.length > 0 && card.story !== undefined && (
        <p class="meta">
          <a href={`/stories/${card.story}`}>{count(words.search.ofStory, grouped.length)}</a>
        </p>
      )}
    </article>
  );
}

/** How many were found, and how the query was read. */
function Understood({ found: { matched, isPartial, understood } }: { found: FoundPage }) {
  const { all, none, inTitle, ignored, languages } = understood;
  const { words, count } = useLocale();
  const { search } = words;
  const articles = count(words.story.articles, matched.count);
  return (
    <p class="meta">
      <span>{matched.isExact ? articles : say(search.moreThan, { articles })}</span>
      <span>{fill(search.allOf, { words: <bdi>{all.join(', ')}</bdi> })}</span>
      {none.length > 0 && <span>{fill(search.noneOf, { words: <bdi>{none.join(', ')}</bdi> })}</span>}
      {inTitle && <span>{search.inHeadline}</span>}
      <span>
        {say(search.language, { languages: languages === 'any' ? search.any : languages.join(', ') })}
      </span>
      {ignored.length > 0 && <span>{fill(search.leftOut, { words: <bdi>{ignored.join(' ')}</bdi> })}</span>}
      {isPartial && <span>{search.partial}</span>}
    </p>
  );
}

/** A link to the query as it may have been meant. */
function Meant({ text, query }: { text: string; query: URLSearchParams }) {
  return (
    <p class="notice">
      {fill(useLocale().words.search.meant, {
        text: (
          <a href={changed(query, 'q', text)}>
            <bdi>{text}</bdi>
          </a>
        ),
      })}
    </p>
  );
}

function Order({ query, order }: { query: URLSearchParams; order: SearchParameters['order'] }) {
  const isNewest = order === 'newest';
  const { newestFirst, bestFirst } = useLocale().words.search;
  return (
    <p class="meta">
      <span>{isNewest ? newestFirst : bestFirst}</span>
      <a href={isNewest ? changed(query, 'order') : changed(query, 'order', 'newest')}>
        {isNewest ? bestFirst : newestFirst}
      </a>
    </p>
  );
}

/** Links to the same search of one source or language among those that were found, and back. */
function Narrow({ cards, query }: { cards: readonly Card[]; query: URLSearchParams }) {
  const sources = distinct(cards.map(({ source }) => source.key));
  const languages = distinct(cards.map(({ inLanguage }) => inLanguage.split('-')[0] ?? ''));
  return (
    <nav class="narrow" aria-label={useLocale().words.search.narrow}>
      <ul class="tags">
        <FilterLinks name="source" keys={sources} query={query} />
        <FilterLinks name="language" keys={languages} query={query} />
      </ul>
    </nav>
  );
}

const SHOWN = 6;
/** What leads from articles of one to those of any. */
const ANY = { source: 'anySource', language: 'anyLanguage' } as const;

function FilterLinks({
  name,
  keys,
  query,
}: {
  name: keyof typeof ANY;
  keys: readonly string[];
  query: URLSearchParams;
}) {
  if (query.has(name))
    return (
      <li>
        <a href={changed(query, name)}>
          {fill(useLocale().words.search[ANY[name]], {
            now: <bdi>{query.getAll(name).join(', ')}</bdi>,
          })}
        </a>
      </li>
    );
  return (
    <>
      {keys.slice(0, SHOWN).map((key) => (
        <li>
          <a href={changed(query, name, key)}>
            <bdi>{key}</bdi>
          </a>
        </li>
      ))}
    </>
  );
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}

function changed(query: URLSearchParams, name: string, value?: string): string {
  const other = new URLSearchParams(query);
  other.delete(name);
  if (value !== undefined) other.set(name, value);
  return `/search?${other}`;
}

/** The field that a search begins with. */
export function SearchForm({ id, asked = '', words }: { id: string; asked?: string; words: Words }) {
  return (
    <form class="search again" action="/search">
      <label class="hidden" for={id}>
        {words.search.searchFor}
      </label>
      <input id={id} name="q" type="search" required maxlength={400} value={asked} />
      <button type="submit">{words.layout.search}</button>
    </form>
  );
}
