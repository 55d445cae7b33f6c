import { createContext, useContext } from 'hono/jsx';
import type { Image } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { PictureLinks } from './picture-links.ts';

/** The pictures of a page: set by the layout, so that no component passes them on. */
export const Pictures = createContext<PictureLinks>(() => undefined);

/**
 * The picture of a card. Its box has its shape before it is loaded, so that nothing moves; a caption is its alternative
 * text, and where nobody wrote one it says no more than the headline beside it.
 */
export function CardPicture({ card, isLarge = false }: { card: Card; isLarge?: boolean }) {
  const { image, imageAlt = '', imageCredit } = card;
  const source = image === undefined ? undefined : useContext(Pictures)(image);
  if (!source) return null;
  return (
    <figure class={isLarge ? 'picture wide-picture' : 'picture'}>
      <img
        src={source.src}
        srcset={isLarge ? source.srcset : undefined}
        sizes={isLarge && source.srcset ? '(min-width: 60rem) 46rem, 100vw' : undefined}
        alt={imageAlt}
        width={isLarge ? 960 : 480}
        height={isLarge ? 540 : 320}
        loading={isLarge ? undefined : 'lazy'}
        decoding="async"
        referrerpolicy="no-referrer"
      />
      {imageCredit && (
        <figcaption>
          <bdi>{imageCredit}</bdi>
        </figcaption>
      )}
    </figure>
  );
}

/** Pictures of an article that are shown: the first, and those that say what they show, each caption once. */
export function shownImages(images: readonly Image[]): readonly Image[] {
  const [first, ...others] = images;
  const captions = new Set([first?.caption]);
  const told = others.filter(
    ({ caption }) => caption !== undefined && !captions.has(caption) && captions.add(caption),
  );
  return first === undefined ? [] : [first, ...told];
}

/** A picture of an article with its caption and credit; the first is loaded at once, since it is what is seen first. */
export function ArticlePicture({ image, isFirst }: { image: Image; isFirst: boolean }) {
  const source = useContext(Pictures)(image.url);
  if (!source) return null;
  const { caption, creditText, width, height } = image;
  const isMeasured =
    width !== undefined && height !== undefined && width >= height / 3 && width <= height * 5;
  return (
    <figure class="shown">
      <img
        class={isMeasured ? undefined : 'unmeasured'}
        src={source.src}
        srcset={source.srcset}
        sizes={source.srcset && '(min-width: 60rem) 38rem, 100vw'}
        alt={caption ?? ''}
        width={isMeasured ? width : 960}
        height={isMeasured ? height : 640}
        loading={isFirst ? undefined : 'lazy'}
        fetchpriority={isFirst ? 'high' : undefined}
        decoding="async"
        referrerpolicy="no-referrer"
      />
      {(caption || creditText) && (
        <figcaption>
          {caption && <bdi>{caption}</bdi>}
          {caption && creditText && ' '}
          {creditText && (
            <small>
              <bdi>{creditText}</bdi>
            </small>
          )}
        </figcaption>
      )}
    </figure>
  );
}
