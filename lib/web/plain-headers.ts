/** What no header may hold: fetch keeps bytes, and a line ends with its break (RFC 9110, 5.5). */
const BAD_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * Headers as a Map, with those methods of fetch's that are asked for: undici's copy, check and sort them, which is a
 * tenth of what an article takes. Names that are set are in lower case.
 */
export class PlainHeaders {
  readonly #values = new Map<string, string>();

  constructor(headers: Readonly<Record<string, string>>) {
    for (const name in headers) this.set(name, headers[name] ?? '');
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: string): void {
    if (BAD_VALUE.test(value)) throw new TypeError(`header ${name} has a character that none may have`);
    this.#values.set(name, value);
  }

  append(name: string, value: string): void {
    const before = this.#values.get(name);
    this.set(name, before === undefined ? value : `${before}, ${value}`);
  }

  delete(name: string): void {
    this.#values.delete(name);
  }

  /** None: what is sent again to whoever asks sets no cookies. */
  getSetCookie(): string[] {
    return [];
  }

  forEach(each: (value: string, name: string) => void): void {
    for (const [name, value] of this.#values) each(value, name);
  }

  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#values.entries();
  }
}
