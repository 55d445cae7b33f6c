import { describe, expect, it } from 'vitest';
import { PICTURE_WIDTHS, picturePath, readPicturePath } from '../../lib/web/picture-address.ts';

const ADDRESS = 'https://img.example/quay at dawn.jpg?w=1&ü=2';
const nameOf = (path: string) => path.slice('/images/'.length);

describe('the path of a picture', () => {
  it.each(PICTURE_WIDTHS)('names its address at %i pixels', (width) => {
    const name = nameOf(picturePath(ADDRESS, width, ['new', 'old']));
    expect(name).toMatch(/^[\w-]+$/);
    expect(readPicturePath(name, ['new'])).toEqual({ address: ADDRESS, width });
  });

  it('of an earlier secret is still one', () => {
    const name = nameOf(picturePath(ADDRESS, 480, ['old']));
    expect(readPicturePath(name, ['new', 'old'])?.address).toBe(ADDRESS);
    expect(readPicturePath(name, ['new'])).toBeUndefined();
  });

  const [width, code, encoded] = nameOf(picturePath(ADDRESS, 480, ['key'])).split(/-(.{22})-/);
  const other = Buffer.from('http://169.254.169.254/').toString('base64url');
  it.each([
    ['another address', `${width}-${code}-${other}`],
    ['no code', `${width}-${other}`],
    ['an empty code', `${width}--${other}`],
    ['another code', `${width}-${'A'.repeat(22)}-${encoded}`],
    ['another width', `4000-${code}-${encoded}`],
    ['the same bytes in another way', `${width}-${code}-${encoded}=`],
    ['bits behind the end', `${width}-${code}-${encoded}A`],
    ['a longer code', `${width}-${code}A-${encoded}`],
    ['nothing', ''],
    ['much', `480-${code}-${'A'.repeat(10_000)}`],
  ])('with %s is none', (_, name) => {
    expect(readPicturePath(name, ['key'])).toBeUndefined();
  });
});
