import { addMs } from '../article/instant.ts';
import { API_SENDER, senderOf } from '../article/sender.ts';
import { UPLOAD_PREFIX } from '../article/upload.ts';
import { type AppContext, type AppDeps, problem } from '../web/app.ts';
import { bearerHash, unknownBearer } from '../web/bearer.ts';
import { routeGroup } from '../web/route.ts';
import { readJson } from './json-body.ts';
import { UPLOAD_REQUEST } from './schemas.ts';

/** What the upload function is given beside what all have. */
export interface UploadDeps extends AppDeps {
  /** The senders of the tokens with the scope `ingest`, by the SHA-256, in hex, of these. */
  readonly uploadTokens: ReadonlyMap<string, string>;
  /** An address that takes one PUT exactly as described. */
  readonly presign: (upload: {
    readonly key: string;
    readonly contentType: string;
    readonly sizeBytes: number;
    readonly expiresInSeconds: number;
  }) => Promise<string>;
  /** Puts an upload's own bytes again, so that it is ingested once more. */
  readonly putAgain: (key: string) => Promise<'done' | 'gone' | 'tooLarge'>;
  /** Letters and digits that nobody had before. */
  readonly newId: () => string;
}

const SCOPE = 'ingest';
const EXPIRES_SECONDS = 900;
const MAX_BODY = 10_000;
const NO_STORE = { 'cache-control': 'no-store' };

/** Uploads through the API: a presigned address, and ingesting a stored upload again. Both need a token. */
export const UPLOAD_ROUTES = routeGroup(
  { function: 'uploads', table: 'read' },
  {
    'POST /v1/uploads': { answer: answerUpload },
    'POST /v1/ingests/{id}/replay': { answer: answerReplay },
  },
);

async function answerUpload(context: AppContext, deps: UploadDeps): Promise<Response> {
  const authorization = context.req.header('authorization');
  const sender = senderOfToken(authorization, deps);
  if (sender === undefined) return problem(context, unknownBearer(authorization, SCOPE));
  const body = await readJson(context, UPLOAD_REQUEST, MAX_BODY);
  if (!body.ok) return problem(context, body.error);
  const { filename, contentType, sizeBytes } = body.value;
  const now = deps.now();
  const key = `${UPLOAD_PREFIX}${sender}/${now.slice(0, 10)}/${deps.newId()}/${filename}`;
  const url = await deps.presign({ key, contentType, sizeBytes, expiresInSeconds: EXPIRES_SECONDS });
  const headers = { 'content-type': contentType, 'content-length': String(sizeBytes) };
  const expiresAt = addMs(now, EXPIRES_SECONDS * 1000);
  return context.json({ upload: key, method: 'PUT', url, headers, expiresAt }, 201, NO_STORE);
}

async function answerReplay(
  context: AppContext,
  deps: UploadDeps,
  { id }: { readonly id: string },
): Promise<Response> {
  const authorization = context.req.header('authorization');
  const sender = senderOfToken(authorization, deps);
  if (sender === undefined) return problem(context, unknownBearer(authorization, SCOPE));
  const found = /^[a-z2-7]{26}$/.test(id) ? await deps.store.getIngest(id) : undefined;
  if (!found || !mayReplay(sender, found.record.upload))
    return problem(context, { code: 'notFound', detail: 'No upload of yours has this ingest record.' });
  const { upload } = found.record;
  const outcome = await deps.putAgain(upload);
  if (outcome === 'gone')
    return problem(context, { code: 'uploadGone', detail: 'The upload is not kept any more.' });
  if (outcome === 'tooLarge')
    return problem(context, { code: 'bodyTooLarge', detail: 'The upload is larger than what is ingested.' });
  return context.json({ upload, replayed: id }, 202, NO_STORE);
}

/**
 * An old upload that comes again counts as received now: no sender may do that to another's. Tokens without a name are
 * the operator's.
 */
function mayReplay(sender: string, upload: string): boolean {
  return sender === API_SENDER || senderOf(upload) === sender;
}

function senderOfToken(authorization: string | undefined, { uploadTokens }: UploadDeps): string | undefined {
  const hash = bearerHash(authorization, [...uploadTokens.keys()]);
  return hash === undefined ? undefined : uploadTokens.get(hash);
}
