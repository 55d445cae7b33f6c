import { describe, expect, it } from 'vitest';
import { type FetchTask, messageOf, taskOf } from '../../lib/poll/messages.ts';

describe('a message of the fetch queue', () => {
  const TASKS: readonly FetchTask[] = [
    { type: 'poll', host: 'wire.example', ids: ['a', 'b'], asked: true },
    { type: 'pages', host: 'wire.example', id: 'a', urls: ['https://wire.example/1'] },
    {
      type: 'archive',
      host: 'wire.example',
      id: 'a',
      url: 'https://wire.example/old',
      depth: 2,
      seen: ['x'],
    },
  ];
  it.each(TASKS)('is read as it was sent: $type', (task) => {
    expect(taskOf(messageOf(task).body)).toEqual(task);
  });

  it.each([
    ['no JSON', 'poll wire.example', 'no JSON'],
    ['another type', '{"type":"push","host":"wire.example"}', '/type'],
    ['no list of ids', '{"type":"poll","host":"wire.example","ids":"a"}', '/ids'],
    [
      'an instant that is none',
      '{"type":"pages","host":"w.example","id":"a","urls":[],"until":"soon"}',
      '/until',
    ],
    ['an array', '[]', '/type'],
  ])('is refused without its words for %s', (_, body, pointer) => {
    expect(() => taskOf(body)).toThrow(pointer);
    expect(() => taskOf(body)).not.toThrow('wire');
  });
});
