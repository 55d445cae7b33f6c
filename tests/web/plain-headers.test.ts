import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainHeaders } from '../../lib/web/plain-headers.ts';

const name = fc.constantFrom('etag', 'link', 'vary', 'x-one', 'content-type');
/** Fetch's headers trim what stands around a value. */
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,20}[!-~])?)?$/);
const change = fc.tuple(fc.constantFrom('set', 'append', 'delete'), name, value);

describe('plain headers', () => {
  it('are what those of fetch are after any changes', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.array(change), (first, changes) => {
        const [plain, whole] = [new PlainHeaders(first), new Headers(first)];
        for (const [verb, key, text] of changes) {
          plain[verb as 'set'](key, text);
          whole[verb as 'set'](key, text);
        }
        expect(Object.fromEntries(plain)).toEqual(Object.fromEntries(whole));
        for (const key of ['etag', 'ETag', 'Link', 'x-none']) {
          expect(plain.get(key)).toBe(whole.get(key));
          expect(plain.has(key)).toBe(whole.has(key));
        }
        const told: [string, string][] = [];
        plain.forEach((text, key) => {
          told.push([key, text]);
        });
        expect(told).toEqual([...plain.entries()]);
        expect(plain.getSetCookie()).toEqual(whole.getSetCookie());
      }),
    );
  });

  it.each(['a\r\nset-cookie: b', 'a\nb', 'a\u0000', 'a\u007f', '年'])('refuse the value %j', (text) => {
    const headers = new PlainHeaders({});
    expect(() => headers.set('x-one', text)).toThrow(TypeError);
    expect(() => new PlainHeaders({ link: text })).toThrow(TypeError);
  });
});
