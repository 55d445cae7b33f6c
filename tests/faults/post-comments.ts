import { toInstant } from '../../lib/article/instant.ts';
import { SESSION_COOKIE, sessionCookie, sessionOf } from '../../lib/comments/session.ts';
import { oneOf, type Random, wholeNumber } from '../support/seeded-random.ts';
import { type ApiAnswer, type ApiInstance, type ApiRequest, askApi } from './api-request.ts';

/** A comment of somebody who comments once, and what a moderator does with it. */
export interface PlannedComment {
  readonly number: number;
  readonly articleId: string;
  readonly text: string;
  readonly decision?: 'approve' | 'reject';
  /** An answer to it, which waits for a moderator. */
  readonly reply?: string;
}

const DECISIONS = ['approve', 'approve', 'reject', 'none'] as const;

/** One to four comments on each article. */
export function plannedComments(random: Random, articles: readonly string[]): PlannedComment[] {
  return articles.flatMap((articleId, index) =>
    Array.from({ length: wholeNumber(random, 1, 4) }, (_, copy) => {
      const number = index * 10 + copy;
      const decision = oneOf(random, DECISIONS);
      return {
        number,
        articleId,
        text: `Comment ${number} says something.`,
        ...(decision !== 'none' && { decision }),
        ...(decision === 'approve' && random() < 0.4 && { reply: `Answer to comment ${number}.` }),
      };
    }),
  );
}

const POSTED = [200, 201];

interface Options {
  readonly instance: ApiInstance;
  readonly sessionSecret: string;
  readonly moderatorToken: string;
  readonly limitSeconds: number;
}

/** Articles that get comments at the same time; what is on one article comes together. */
const LANES = 6;
const PAUSE_MS = 100;
/** What is on an article that is not there yet waits behind the others, this long at least. */
const NOT_THERE_MS = 500;

/**
 * Posts the comments and decides on them, each request again and again until it is answered well: the article may
 * not be there yet, the function may fail or die. Returns what was not to be done, with the last answer.
 */
export async function postComments(options: Options, planned: readonly PlannedComment[]): Promise<string[]> {
  const until = performance.now() + options.limitSeconds * 1000;
  const waiting = [...planned];
  const left: string[] = [];

  async function insist(request: ApiRequest, good: readonly number[]): Promise<ApiAnswer | undefined> {
    let answer: ApiAnswer = { status: 0, body: {} };
    while (performance.now() < until) {
      answer = await askApi(options.instance, request);
      if (good.includes(answer.status)) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    left.push(`${request.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return undefined;
  }

  async function post(
    comment: PlannedComment,
    number: number,
    text: string,
    good: readonly number[],
    parent?: string,
  ): Promise<ApiAnswer | undefined> {
    const path = `/v1/articles/${comment.articleId}/comments`;
    const cookie = cookieOf(number, options.sessionSecret);
    const headers = { 'idempotency-key': `comment-${number}` };
    const body = { text, name: 'Ida', ...(parent !== undefined && { parent }) };
    return insist({ method: 'POST', path, headers, cookie, body, sourceIp: networkOf(number) }, good);
  }

  async function lane(): Promise<void> {
    for (let comment = waiting.shift(); comment; comment = waiting.shift()) {
      const posted = await post(comment, comment.number, comment.text, [...POSTED, 404]);
      if (posted?.status === 404) {
        waiting.push(comment);
        await new Promise((resolve) => setTimeout(resolve, NOT_THERE_MS));
      }
      const id = posted?.body['id'];
      if (typeof id !== 'string' || !comment.decision) continue;
      // 409: an earlier try came through, and its answer was lost.
      const decided = await insist(
        {
          method: 'POST',
          path: `/v1/moderation/comments/${id}/${comment.decision}`,
          headers: { authorization: `Bearer ${options.moderatorToken}` },
          body: { revision: 1 },
          sourceIp: '10.9.9.9',
        },
        [200, 409],
      );
      if (decided && comment.reply !== undefined)
        await post(comment, comment.number + 5, comment.reply, POSTED, id);
    }
  }

  await Promise.all(Array.from({ length: LANES }, lane));
  return left;
}

function cookieOf(number: number, secret: string): string {
  const session = sessionOf(number.toString(16).padStart(32, '0'));
  return `${SESSION_COOKIE}=${sessionCookie(session, [secret], toInstant(Date.now()))}`;
}

function networkOf(number: number): string {
  return `10.${Math.floor(number / 250)}.${number % 250}.1`;
}
