const texts = new WeakMap<Response, string>();

/** A Response of a text that is kept beside it: reading it back through the stream of its body costs more than most answers. */
export function textResponse(
  text: string,
  init: { readonly status: number; readonly headers: Record<string, string> },
): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** The whole text of a response. */
export function textOf(response: Response): string | Promise<string> {
  return texts.get(response) ?? response.text();
}
