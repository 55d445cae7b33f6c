import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../lib/read/cursor.ts';

const POSITION = '2026-11-20T08:00:00.000Z#abcdefghijklmnopqrstuvwxyz';

describe('a cursor', () => {
  it.each([
    ['of its query', ['new'], '/v1/feeds/latest?', ['new'], POSITION],
    ['of the secret before this one', ['old'], '/v1/feeds/latest?', ['new', 'old'], POSITION],
    ['of another query', ['new'], '/v1/feeds/latest?source=a', ['new'], undefined],
    ['of a secret that is gone', ['old'], '/v1/feeds/latest?', ['new', 'newest'], undefined],
    ['that only the second of our secrets signed', ['new', 'old'], '/v1/feeds/latest?', ['old'], undefined],
  ])('%s is taken or not', (_, signing, query, verifying, expected) => {
    const cursor = encodeCursor(POSITION, '/v1/feeds/latest?', signing);
    expect(decodeCursor(cursor, query, verifying)).toBe(expected);
  });

  it('does not open without its secret, whatever bit of it is turned', () => {
    const cursor = encodeCursor(POSITION, 'q', ['s']);
    const length = Buffer.from(cursor, 'base64url').length;
    fc.assert(
      fc.property(fc.nat(length * 8 - 1), (bit) => {
        const bytes = Buffer.from(cursor, 'base64url');
        const at = bit >> 3;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at);
        expect(decodeCursor(bytes.toString('base64url'), 'q', ['s'])).toBeUndefined();
      }),
    );
  });

  it('gives back every position, and is safe in an address', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
        fc.string(),
        (position, query) => {
          const cursor = encodeCursor(position, query, ['s']);
          fc.pre(
            cursor.length <= 400 && cursor.length >= 17 && Buffer.from(position).toString() === position,
          );
          expect(cursor).toMatch(/^[\w-]+$/);
          expect(decodeCursor(cursor, query, ['s'])).toBe(position);
        },
      ),
    );
  });

  it('of anybody else is refused without a fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        expect(decodeCursor(text, 'q', ['s'])).toBeUndefined();
      }),
    );
  });
});
