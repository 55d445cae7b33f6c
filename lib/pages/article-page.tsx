import type { RelatedEdge } from '../article/related.ts';
import { foldCopies } from '../read/related-set.ts';
import type { StoredArticle } from '../store/read-store.ts';
import { AiFeatures } from './ai-features.tsx';
import { ArticleBody } from './article-body.tsx';
import { Origin } from './article-origin.tsx';
import type { Asked } from './ask.tsx';
import { type OwnershipLabels, Source } from './card-item.tsx';
import { Comments, type CommentsView } from './comments.tsx';
import { languageAttributes } from './direction.ts';
import { elsewhere } from './elsewhere.ts';
import { fill, say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { ArticlePicture, shownImages } from './pictures.tsx';
import { RelatedItem } from './related-item.tsx';
import { shareCard } from './share-metadata.ts';
import { type ShownRelated, shownRelated } from './shown-related.ts';
import { Tags } from './tags.tsx';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

export interface ArticleView {
  readonly stored: StoredArticle;
  readonly related: readonly RelatedEdge[];
  readonly labels: OwnershipLabels;
  readonly jsonLd: unknown;
  readonly comments: CommentsView;
  readonly asked: Asked | undefined;
  /** Whether search engines may list articles that another publisher has too. */
  readonly isIndexed: boolean;
}

/** The article page: article, hashtags, AI features, comments, related articles. */
export function ArticlePage({ view, site }: { view: ArticleView; site: Site }) {
  const { stored, related, labels, jsonLd, comments, asked, isIndexed } = view;
  const { article, card, enrichment } = stored;
  const images = shownImages(article.image);
  const path = `/articles/${article.id}`;
  const { words } = site.locale;
  const canonical = elsewhere(article.url, site.url);
  const head = {
    canonical,
    // Two pages with one text are held against both.
    unlisted: canonical !== undefined && !isIndexed,
    title: article.headline,
    description: card.excerpt,
    path,
    inLanguage: article.inLanguage,
    article: shareCard(stored),
    feed: {
      title: say(words.article.relatedFeed, { headline: article.headline }),
      path: `/v1${path}/related`,
    },
    jsonLd,
  };
  return (
    <Layout site={site} head={head}>
      <div class="columns">
        <div>
          <article>
            <Opening
              stored={stored}
              labels={labels}
              isTold={related.some(({ relation }) => relation !== 'background')}
            />
            {images.slice(0, 1).map((image) => (
              <ArticlePicture image={image} isFirst={true} />
            ))}
            <ArticleBody
              text={article.articleBody}
              keyPoints={enrichment.summary?.keyPoints ?? []}
              inLanguage={article.inLanguage}
            />
            {images.slice(1).map((image) => (
              <ArticlePicture image={image} isFirst={false} />
            ))}
            <Origin article={article} copies={related.filter(({ relation }) => relation === 'copy')} />
          </article>
          {enrichment.hashtags.length > 0 && (
            <section aria-labelledby="hashtags">
              <h2 id="hashtags">{words.article.hashtags}</h2>
              <Tags tags={enrichment.hashtags.map(({ key, display }) => ({ key, display }))} />
            </section>
          )}
          <AiFeatures
            articleId={article.id}
            enrichment={enrichment}
            description={article.description}
            inLanguage={article.inLanguage}
            asked={asked}
          />
          <Comments view={comments} />
        </div>
        <Related {...shownRelated(related, article.citation, stored.story)} labels={labels} />
      </div>
    </Layout>
  );
}

/** Headline, standfirst, and who says it and when. */
function Opening({
  stored: { article, card, story },
  labels,
  isTold,
}: {
  stored: StoredArticle;
  labels: OwnershipLabels;
  /** Others tell the same story. */
  isTold: boolean;
}) {
  const language = languageAttributes(article.inLanguage);
  const words = useLocale().words.article;
  return (
    <>
      {story !== undefined && isTold && (
        <p class="kicker">
          <a href={`/stories/${story}`}>{words.wholeStory}</a>
        </p>
      )}
      <h1 {...language}>{article.headline}</h1>
      {article.description && (
        <p class="standfirst" {...language}>
          {article.description}
        </p>
      )}
      <p class="byline meta">
        <span>
          <b>
            <Source source={card.source} labels={{}} />
          </b>
          {labels[card.source.key] && (
            <>
              {' '}
              <span class="label">{labels[card.source.key]}</span>
            </>
          )}
        </span>
        {article.author.length > 0 && (
          <span>
            {fill(words.by, { authors: <bdi>{article.author.map(({ name }) => name).join(', ')}</bdi> })}
          </span>
        )}
        <span>
          <Time at={article.datePublished} precision={article.datePublishedPrecision} />
        </span>
      </p>
    </>
  );
}

function Related({ related, background, labels }: ShownRelated & { labels: OwnershipLabels }) {
  const words = useLocale().words.related;
  return (
    <aside aria-labelledby="related">
      <h2 id="related">{words.title}</h2>
      {related.length === 0 ? (
        <p class="note">{words.none}</p>
      ) : (
        <RelatedList edges={related} labels={labels} />
      )}
      {background.length > 0 && (
        <details>
          <summary>{words.background}</summary>
          <RelatedList edges={background} labels={labels} />
        </details>
      )}
    </aside>
  );
}

function RelatedList({ edges, labels }: { edges: readonly RelatedEdge[]; labels: OwnershipLabels }) {
  return (
    <ol class="list">
      {foldCopies(edges).map(({ edge, outlets }) => (
        <li>
          <RelatedItem edge={edge} labels={labels} outlets={outlets} />
        </li>
      ))}
    </ol>
  );
}
