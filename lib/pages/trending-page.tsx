import { SITE_LANGUAGES } from '../article/site.ts';
import type { Trend } from '../read/trends.ts';
import { say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';

export interface TrendingView {
  readonly trends: readonly Trend[];
  /** Of the articles that carry the hashtags. */
  readonly language: string;
  readonly hours: number;
}

/** The hashtags that rise now, and what the rise is measured against. */
export function TrendingPage({ view, site }: { view: TrendingView; site: Site }) {
  const { trends, language, hours } = view;
  const { words, count, languageName } = site.locale;
  const { trending, story, list } = words;
  const head = {
    title: trending.title,
    description: say(trending.description, { site: site.name }),
    path: `/trending?language=${language}`,
    unlisted: trends.length === 0,
  };
  return (
    <Layout site={site} head={head}>
      <h1>{trending.title}</h1>
      <p class="note">{say(trending.measured, { hours: count(trending.hours, hours) })}</p>
      <nav class="tabs" aria-label={words.kinds.language}>
        {[...new Set([...SITE_LANGUAGES, language])].map((tag) => (
          <a href={`/trending?language=${tag}`} aria-current={tag === language ? 'page' : undefined}>
            {languageName(tag) ?? tag}
          </a>
        ))}
      </nav>
      {trends.length === 0 ? (
        <p class="notice">{trending.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.kinds.hashtag}</th>
              <th scope="col">{list.articles}</th>
              <th scope="col">{words.sources.title}</th>
            </tr>
          </thead>
          <tbody>
            {trends.map(({ key, display, articles, publishers }) => (
              <tr>
                <td>
                  <a href={`/hashtags/${encodeURIComponent(key)}`}>
                    <bdi>#{display}</bdi>
                  </a>
                </td>
                <td>{count(story.articles, articles)}</td>
                <td>{count(story.sources, publishers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}
