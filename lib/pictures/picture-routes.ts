import { type AppBasics, type AppContext, problem } from '../web/app.ts';
import { etagOf, isFresh } from '../web/conditional.ts';
import { readPicturePath } from '../web/picture-address.ts';
import { routeGroup } from '../web/route.ts';
import { getPicture, type PictureDeps } from './get-picture.ts';

export interface PictureRouteDeps extends AppBasics, PictureDeps {
  /** Secrets that sign addresses of pictures, newest first: all verify. */
  readonly cursorSecrets: readonly string[];
  /** Whether pictures are fetched at all. */
  readonly fetchesPictures: boolean;
}

/** A year: the address of another picture is another one. */
const CACHE = 'public, max-age=31536000, immutable';
/** A publisher who is down for a moment is asked again after ten minutes. */
const CACHE_OF_NOTHING = 'public, max-age=600';
/** One transparent pixel (GIF 89a): it keeps its place and shows no sign of a fault. */
const NOTHING = Buffer.from('R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

/**
 * `/images/{signed}`: a picture of a stored article as WebP, fetched from its publisher. 404 for an address that we did
 * not sign, before anything is fetched, and for a picture that cannot be had: with an empty picture for whoever asks for
 * pictures, so that pages keep their layout. Asks nothing of the table.
 */
export const PICTURE_ROUTES = routeGroup(
  { function: 'images', table: 'none' },
  { 'GET /images/{signed}': { answer: answerPicture } },
);

async function answerPicture(
  context: AppContext,
  deps: PictureRouteDeps,
  { signed: name }: { readonly signed: string },
): Promise<Response> {
  const asked = deps.fetchesPictures ? readPicturePath(name, deps.cursorSecrets) : undefined;
  if (!asked) return problem(context, { code: 'notFound', detail: 'No picture of ours has this address.' });
  const etag = etagOf(['picture', name]);
  const headers = { 'cache-control': CACHE, etag };
  // What an address shows never changes, so that whoever has it need not have it fetched again.
  if (isFresh(context.req.raw.headers, { etag })) return new Response(null, { status: 304, headers });
  const picture = await getPicture(deps, asked.address, asked.width);
  if ('refused' in picture) {
    deps.log({ event: 'noPicture', host: hostOf(asked.address), ...picture });
    return noPicture(context, picture.refused);
  }
  return new Response(new Uint8Array(picture.bytes), {
    headers: { ...headers, 'content-type': picture.type, 'content-disposition': 'inline' },
  });
}

function noPicture(context: AppContext, reason: string): Response {
  const cache = { 'cache-control': CACHE_OF_NOTHING, vary: 'Accept' };
  if (!/image\//.test(context.req.header('accept') ?? ''))
    return problem(context, {
      code: 'notFound',
      detail: `The picture cannot be shown: ${reason}.`,
      headers: cache,
    });
  return new Response(NOTHING, { status: 404, headers: { ...cache, 'content-type': 'image/gif' } });
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
