import { describe, expect, it } from 'vitest';
import { faultOf } from '../../lib/article/fault.ts';

describe('what a log says of a fault', () => {
  it('is its message, its frames and what caused it', () => {
    const error = new TypeError('outer', { cause: new Error('inner', { cause: 'a text' }) });
    const { fault, stack, causes } = faultOf(error);
    expect({ fault, causes }).toEqual({ fault: 'TypeError: outer', causes: ['Error: inner', 'a text'] });
    expect(stack?.[0]).toMatch(/^at .*fault\.test\.ts:\d+:\d+/);
    expect(stack?.length).toBeLessThanOrEqual(12);
  });

  it('leaves the lines of a long message out of the frames', () => {
    const { stack } = faultOf(new Error('first line\nsecond line of it'));
    expect(stack?.join()).not.toContain('second line');
  });

  it.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [{ code: 5 }, '[object Object]'],
  ])('is the text of %j, which is no error', (thrown, fault) => expect(faultOf(thrown)).toEqual({ fault }));

  it('ends where causes go in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(faultOf(error).causes).toEqual(Array(4).fill('Error: round'));
  });
});
