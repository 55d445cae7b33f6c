import type { Child } from 'hono/jsx';
import type { Hashtag } from '../article/article.ts';
import { hashtagFeed } from '../article/feed-key.ts';
import type { RelatedEdge } from '../article/related.ts';
import { foldCopies } from '../http/fold-copies.ts';
import type { StoredArticle } from '../store/read-store.ts';
import { CardItem, CardMeta, type OwnershipLabels, RelatedItem } from './card-item.tsx';
import { languageAttributes } from './direction.ts';
import { Layout, type Site } from './layout.tsx';
import { Time } from './time.tsx';

export interface ArticleView {
  readonly stored: StoredArticle;
  readonly related: readonly RelatedEdge[];
  readonly labels: OwnershipLabels;
  readonly jsonLd: unknown;
  /** The comments, ready to show, when there are comments at all. */
  readonly comments?: Child;
}

/** The article page: article, hashtags, AI features, comments, related articles. */
export function ArticlePage({ view, site }: { view: ArticleView; site: Site }) {
  const { stored, related, labels, jsonLd, comments } = view;
  const { article, card } = stored;
  const path = `/articles/${article.id}`;
  const copies = related.filter(({ relation }) => relation === 'copy');
  const others = foldCopies(related.filter(({ relation }) => relation !== 'copy'));
  return (
    <Layout
      site={site}
      head={{
        title: article.headline,
        ...(card.excerpt && { description: card.excerpt }),
        path,
        inLanguage: article.inLanguage,
        type: 'article',
        feed: { title: `Related: ${article.headline}`, path: `/v1${path}/related` },
        jsonLd,
        ...(article.dateModified && { dateModified: article.dateModified }),
      }}
    >
      <div class="columns">
        <div>
          <article>
            <Story stored={stored} />
            <CardMeta card={card} labels={labels} />
            <div {...languageAttributes(article.inLanguage)}>
              <h1>{article.headline}</h1>
              {article.description && <p class="standfirst">{article.description}</p>}
            </div>
            <Byline stored={stored} />
            <div class="body" {...languageAttributes(article.inLanguage)}>
              {paragraphs(article.articleBody).map((text) => (
                <p>{text}</p>
              ))}
            </div>
            <Origin stored={stored} />
          </article>
          <Hashtags hashtags={stored.enrichment.hashtags} />
          <AiFeatures stored={stored} />
          {comments}
        </div>
        <aside aria-label="Related">
          <Copies copies={copies} />
          <section aria-labelledby="related">
            <h2 id="related">Related articles</h2>
            {others.length === 0 ? (
              <p class="note">Nothing related has been published yet.</p>
            ) : (
              <ol class="list">
                {others.map(({ edge, outlets }) => (
                  <li>
                    <RelatedItem edge={edge} labels={labels} outlets={outlets} />
                  </li>
                ))}
              </ol>
            )}
          </section>
        </aside>
      </div>
    </Layout>
  );
}

function Story({ stored }: { stored: StoredArticle }) {
  if (stored.story === undefined) return null;
  return (
    <p class="crumbs">
      <a href={`/stories/${stored.story}`}>The whole story</a>
    </p>
  );
}

function Byline({ stored: { article } }: { stored: StoredArticle }) {
  if (article.author.length === 0) return null;
  return <p class="note">By {article.author.map(({ name }) => name).join(', ')}</p>;
}

/** Where the text is from, and whether it was changed since. */
function Origin({ stored: { article } }: { stored: StoredArticle }) {
  return (
    <p class="note">
      {article.dateModified && article.dateModified !== article.datePublished && (
        <>
          Revised by the publisher on <Time at={article.dateModified} />.{' '}
        </>
      )}
      {article.url && (
        <a href={article.url} rel="external noopener">
          Read it at {article.publisher.name}
        </a>
      )}
    </p>
  );
}

function Hashtags({ hashtags }: { hashtags: readonly Hashtag[] }) {
  if (hashtags.length === 0) return null;
  return (
    <section aria-labelledby="hashtags">
      <h2 id="hashtags">Hashtags</h2>
      <ul class="tags">
        {hashtags.map(({ key, display }) => (
          <li>
            <a href={`/hashtags/${encodeURIComponent(key)}`} data-feed={hashtagFeed(key)}>
              #{display}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AiFeatures({ stored }: { stored: StoredArticle }) {
  const { summary } = stored.enrichment;
  if (!summary) return null;
  return (
    <section aria-labelledby="ai">
      <h2 id="ai">In short</h2>
      <div class="box" {...languageAttributes(stored.article.inLanguage)}>
        <p>{summary.text}</p>
        {summary.keyPoints.length > 1 && (
          <ul class="points">
            {summary.keyPoints.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        )}
      </div>
      <p class="note">
        {METHODS[summary.method] ?? `Written by the language model ${summary.method.slice(6)}.`}
      </p>
    </section>
  );
}

const METHODS: Readonly<Record<string, string>> = {
  standfirst: 'The publisher’s own standfirst.',
  'extractive-1': 'Sentences of the article, word for word; no language model.',
};

function Copies({ copies }: { copies: readonly RelatedEdge[] }) {
  if (copies.length === 0) return null;
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">The same text elsewhere</h2>
      <ul class="list">
        {copies.map(({ card }) => (
          <li>
            <CardItem card={{ ...card, excerpt: '' }} labels={{}} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/).filter((each) => each.trim() !== '');
}
