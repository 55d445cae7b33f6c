import { describe, expect, it } from 'vitest';
import { type Comment, type CommentAction, changedComment, firstState } from '../../lib/article/comment.ts';
import { at } from '../support/articles.ts';

const comment = (fields: Partial<Comment> = {}): Comment => ({
  id: `${'a'.repeat(26)}-0001`,
  articleId: 'a'.repeat(26),
  depth: 0,
  author: { identity: 'ida', name: 'Ida' },
  text: 'A fine ferry.',
  dateCreated: at('2026-11-20T08:00:00Z'),
  state: 'pending',
  reporters: [],
  revision: 1,
  ...fields,
});
const soon = at('2026-11-20T08:05:00Z');
const late = at('2026-11-20T08:10:01Z');

describe('a new comment', () => {
  it.each([
    ['premoderation', false, 'pending'],
    ['premoderation', true, 'pending'],
    ['first', false, 'pending'],
    ['first', true, 'approved'],
    ['off', false, 'approved'],
  ] as const)('in mode %s (author trusted: %s) is %s', (mode, trusted, state) => {
    expect(firstState(mode, trusted)).toBe(state);
  });
});

describe('a comment', () => {
  const mine = { identity: 'ida' };
  const edit = { type: 'edit', text: 'A fine boat.', ...mine } as const;
  const reported = comment({ state: 'approved', reporters: ['x'] });
  const rows: [string, Comment, CommentAction, Partial<Comment> | string][] = [
    ['is approved', comment(), { type: 'approve', moderator: 'm' }, { state: 'approved', revision: 2 }],
    ['is rejected', comment(), { type: 'reject', moderator: 'm' }, { state: 'rejected' }],
    [
      'is not approved twice',
      comment({ state: 'approved' }),
      { type: 'approve', moderator: 'm' },
      'noSuchTransition',
    ],
    [
      'is cleared of reports',
      reported,
      { type: 'approve', moderator: 'm' },
      { state: 'approved', reporters: [] },
    ],
    [
      'is rejected later',
      comment({ state: 'approved' }),
      { type: 'reject', moderator: 'm' },
      { state: 'rejected' },
    ],
    [
      'is restored',
      comment({ state: 'rejected' }),
      { type: 'approve', moderator: 'm' },
      { state: 'approved' },
    ],
    [
      'taken back stays so',
      comment({ state: 'deleted' }),
      { type: 'approve', moderator: 'm' },
      'noSuchTransition',
    ],
    [
      'is edited by its author',
      comment(),
      edit,
      { text: 'A fine boat.', dateModified: soon, state: 'pending' },
    ],
    ['waits again when edited', comment({ state: 'approved' }), edit, { state: 'pending' }],
    ['is not edited by others', comment(), { ...edit, identity: 'bo' }, 'notYours'],
    ['refused is not edited', comment({ state: 'rejected' }), edit, 'noSuchTransition'],
    [
      'is taken back',
      comment({ state: 'approved' }),
      { type: 'delete', answered: true, ...mine },
      { state: 'deleted', text: '', answered: true },
    ],
    [
      'is not taken back by others',
      comment(),
      { type: 'delete', identity: 'bo', answered: false },
      'notYours',
    ],
    ['is reported', comment({ state: 'approved' }), { type: 'report', reporter: 'x' }, { state: 'approved' }],
    ['is reported once by each', reported, { type: 'report', reporter: 'x' }, 'alreadyReported'],
    ['not public is not reported', comment(), { type: 'report', reporter: 'x' }, 'noSuchTransition'],
    [
      'reported by three waits for a moderator',
      comment({ state: 'approved', reporters: ['x', 'y'] }),
      { type: 'report', reporter: 'z' },
      { state: 'pending' },
    ],
    [
      'is erased with its author',
      comment({ state: 'approved' }),
      { type: 'erase', answered: false, ...mine },
      { state: 'erased', text: '', author: { identity: '', name: '' } },
    ],
    ['erased is gone', comment({ state: 'erased' }), { type: 'approve', moderator: 'm' }, 'noSuchTransition'],
  ];
  it.each(rows)('%s', (_, before, action, expected) => {
    const after = changedComment(before, action, soon, 'premoderation');
    if (typeof expected === 'string') expect(after).toBe(expected);
    else expect(after).toMatchObject(expected);
  });

  it('is edited for ten minutes', () => {
    expect(changedComment(comment(), edit, late, 'premoderation')).toBe('tooLateToEdit');
  });

  it('stays public when edited without moderation', () => {
    expect(changedComment(comment({ state: 'approved' }), edit, soon, 'off')).toMatchObject({
      state: 'approved',
    });
  });
});
