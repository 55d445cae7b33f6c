import { PlainHeaders } from './plain-headers.ts';

const texts = new WeakMap<Response, string>();

/**
 * A Response of a text that is kept beside it. A whole Response would make a stream of the text first, which costs
 * more than all else that an answer needs and is not read in Lambda: this one makes it for whoever asks.
 */
export function textResponse(
  text: string,
  { status, headers }: { readonly status: number; readonly headers: Record<string, string> },
): Response {
  const own = new PlainHeaders(headers);
  const whole = () => new Response(text, { status, headers: [...own] });
  const response = {
    status,
    statusText: '',
    ok: status >= 200 && status < 300,
    headers: own,
    bodyUsed: false,
    get body() {
      return whole().body;
    },
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
    arrayBuffer: () => whole().arrayBuffer(),
    blob: () => whole().blob(),
    clone: whole,
  } as unknown as Response;
  texts.set(response, text);
  return response;
}

/** The whole text of a response. */
export function responseText(response: Response): string | Promise<string> {
  return texts.get(response) ?? response.text();
}
