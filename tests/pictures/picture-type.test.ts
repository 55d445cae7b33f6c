import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureFacts } from '../../lib/pictures/picture-type.ts';

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#96191d' } });

const DRAWERS = {
  'image/jpeg': (image: Sharp) => image.jpeg(),
  'image/png': (image: Sharp) => image.png(),
  'image/gif': (image: Sharp) => image.gif(),
  'image/webp': (image: Sharp) => image.webp(),
  'image/avif': (image: Sharp) => image.avif({ effort: 0 }),
};

describe('a picture', () => {
  it.each(Object.entries(DRAWERS))('of %s is known by its bytes, with its size', async (type, draw) => {
    const bytes = await draw(drawn(301, 203)).toBuffer();
    expect(pictureFacts(bytes)).toEqual({ type, width: 301, height: 203 });
  });

  it.each([
    ['lossless WebP', (image: Sharp) => image.webp({ lossless: true }), 'image/webp'],
    ['WebP with transparency', (image: Sharp) => image.ensureAlpha(0.5).webp(), 'image/webp'],
    ['progressive JPEG', (image: Sharp) => image.jpeg({ progressive: true }), 'image/jpeg'],
    ['JPEG with metadata', (image: Sharp) => image.withMetadata().jpeg(), 'image/jpeg'],
  ] as const)('as %s too', async (_, draw, type) => {
    expect(pictureFacts(await draw(drawn(40, 30)).toBuffer())).toEqual({ type, width: 40, height: 30 });
  });

  it.each(Object.entries(DRAWERS))(
    'of %s that is cut anywhere is one with its size or none',
    async (_, draw) => {
      const bytes = await draw(drawn(64, 48)).toBuffer();
      for (let length = 0; length < bytes.length; length += 1) {
        const found = pictureFacts(bytes.subarray(0, length));
        if (found) expect([found.width, found.height]).toEqual([64, 48]);
      }
    },
  );

  it.each([
    ['nothing', ''],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG behind a prolog', '<?xml version="1.0"?><!DOCTYPE svg><svg/>'],
    ['a page', '<!doctype html><img src=x>'],
    ['a page that begins as a GIF', 'GIF89a\0\0\0\0<script>alert(1)</script>'],
    ['JPEG without a frame', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['segments without an end', `\xff\xd8${'\xff\xe1\0\x02'.repeat(5000)}`],
    ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['an icon', '\0\0\x01\0\x01\0\x10\x10'],
    ['PDF', '%PDF-1.7'],
  ])('is not %s', (_, text) => {
    expect(pictureFacts(Buffer.from(text, 'latin1'))).toBeUndefined();
  });
});
