import * as v from 'valibot';
import { model } from './model.ts';

/** Every error (RFC 9457). */
export const PROBLEM = model(
  'Problem',
  v.object({
    type: v.string(),
    title: v.string(),
    status: v.pipe(v.number(), v.integer()),
    detail: v.string(),
    instance: v.string(),
    code: v.string(),
    errors: v.optional(
      v.array(v.object({ pointer: v.string(), code: v.string(), detail: v.optional(v.string()) })),
    ),
    requestId: v.string(),
  }),
  {
    type: '/problems/badParameter',
    title: 'A parameter cannot be what it is',
    status: 400,
    detail: 'limit is a whole number from 1 to 100.',
    instance: '/v1/feeds/latest',
    code: 'badParameter',
    errors: [{ pointer: 'query/limit', code: 'invalid', detail: 'limit is a whole number from 1 to 100.' }],
    requestId: 'tdEHGxAKnA23WuZ=',
  },
);
