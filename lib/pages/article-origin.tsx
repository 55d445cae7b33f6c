import type { Article } from '../article/article.ts';
import type { RelatedEdge } from '../article/related.ts';
import { fill } from './fill.ts';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

const PICTURES = 5;

/** Where the text is from, who else carries it, whether it was revised, and where its pictures are. */
export function Origin({ article, copies }: { article: Article; copies: readonly RelatedEdge[] }) {
  const { url, publisher, dateModified, datePublished, version, image } = article;
  const words = useLocale().words.article;
  const isRevised = dateModified !== undefined && dateModified !== datePublished;
  const pictures = image.filter((each) => isWeb(each.url)).slice(0, PICTURES);
  return (
    <footer class="origin">
      {isWeb(url) && (
        <p class="note">
          <a href={url} rel="external noopener">
            {fill(words.readAt, { publisher: <bdi>{publisher.name}</bdi> })}
          </a>
        </p>
      )}
      {isRevised && (
        <p class="note">
          {fill(version === undefined ? words.revised : words.revisedVersion, {
            time: <Time at={dateModified} />,
            version,
          })}
        </p>
      )}
      {copies.length > 0 && (
        <p class="note">
          {fill(words.carriedBy, {
            sources: copies.map(({ card }, index) => (
              <>
                {index > 0 && ', '}
                <a href={`/articles/${card.id}`}>
                  <bdi>{card.source.name}</bdi>
                </a>
              </>
            )),
          })}
        </p>
      )}
      {pictures.map((picture) => (
        <p class="note">
          <a href={picture.url} rel="external noopener">
            {fill(words.pictureAt, { host: <bdi>{new URL(picture.url).host}</bdi> })}
          </a>
          {picture.caption && (
            <>
              : <bdi>{picture.caption}</bdi>
            </>
          )}
        </p>
      ))}
    </footer>
  );
}

/** True for an address that a link may lead to; the address of a picture of others is never loaded by the page itself. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
}
