import type { Subscription } from '../article/subscription.ts';
import { uploadKey } from '../collect/upload-key.ts';
import type { PollDeps } from './deps.ts';

/** Bytes that were fetched. */
export interface Body {
  readonly url: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts bytes into the bucket for ingestion, under the sender of their subscription. */
export function putBody(
  deps: PollDeps,
  { id, settings }: Subscription,
  { url, body, headers }: Body,
): Promise<void> {
  const contentType = headers['content-type'];
  const { language, section, source } = settings;
  return deps.putUpload(uploadKey(settings.sender, id, body), body, {
    baseUrl: url,
    ...(contentType !== undefined && { contentType }),
    ...(language !== undefined && { language }),
    ...(section !== undefined && { section }),
    ...(source !== undefined && { source }),
  });
}
