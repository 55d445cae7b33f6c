import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Told {
  readonly headline: string;
  readonly description?: string;
  readonly articleBody?: string;
  readonly summary?: {
    readonly text: string;
    readonly method: string;
    readonly keyPoints: readonly { readonly text: string; readonly span?: Span }[];
  };
  readonly entities: readonly { readonly name: string; readonly spans: readonly Span[] }[];
}
interface Answered {
  readonly answered: boolean;
  readonly answers: readonly {
    readonly article: string;
    readonly field: 'headline' | 'description' | 'articleBody' | 'excerpt';
    readonly text: string;
    readonly span: Span;
  }[];
}

let host: TestHost;
let articles: string[];
/** What lists show of each article: answers of related ones are sentences of that. */
const shown = new Map<string, { readonly headline: string; readonly excerpt: string }>();
beforeAll(async () => {
  host = await startTestHost();
  for (const folder of ['events/uploads', 'tests/golden']) {
    const files = readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true });
    for (const entry of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile() || entry.name === 'expected.json') continue;
      const path = join(entry.parentPath, entry.name);
      await fetch(`${host.url}/uploads/${encodeURIComponent(path)}`, {
        method: 'PUT',
        body: readFileSync(path) as unknown as string,
      });
    }
  }
  await host.drained();
  for (let next: string | undefined = `${host.url}/v1/feeds/latest?limit=100`; next !== undefined; ) {
    const page = (await (await fetch(next)).json()) as TestFeed;
    for (const {
      title,
      content_text,
      _newsloom: { id },
    } of page.items)
      shown.set(id, { headline: title, excerpt: content_text });
    next = page.next_url;
  }
  articles = [...shown.keys()];
});
afterAll(() => host.close());

const folded = (text = '') => text.replace(/\s+/g, ' ');
const slice = (text: string | undefined, { start, end }: Span) => (text ?? '').slice(start, end);

describe('no text of ours stands without its sentence', () => {
  it('neither in a summary nor as a key point nor as a name, in articles of every format', async () => {
    let [points, names] = [0, 0];
    for (const id of articles) {
      const told = await host.json<Told>(`/v1/articles/${id}`);
      for (const { text, span } of told.summary?.keyPoints ?? []) {
        points += 1;
        expect([id, span && slice(told.articleBody, span)]).toEqual([id, text]);
      }
      const { text, method, keyPoints } = told.summary ?? { text: '', method: 'none', keyPoints: [] };
      if (method === 'standfirst') expect([id, text]).toEqual([id, told.description]);
      else if (keyPoints.length > 0)
        expect([id, text]).toEqual([id, keyPoints.map((point) => point.text).join(' ')]);
      // Of a text in which no sentence stands alone, the summary has sentences and there are no key points.
      else expect([id, folded(told.articleBody)]).toEqual([id, expect.stringContaining(folded(text))]);
      for (const { name, spans } of told.entities)
        for (const span of spans) {
          names += 1;
          // A name may be told by a part of it, or bent: what stands there shares its beginning with a word of it.
          const stands = slice(told.articleBody, span);
          const words = name.toLowerCase().split(/[\s-]+/);
          const isSaid = words.some((word) => stands.toLowerCase().includes(word.slice(0, 2)));
          expect([id, name, stands, isSaid]).toEqual([id, name, stands, true]);
        }
    }
    expect(articles.length).toBeGreaterThan(70);
    expect(points).toBeGreaterThan(100);
    expect(names).toBeGreaterThan(100);
  });

  it('nor in an answer, whatever is asked of an article', async () => {
    let answers = 0;
    for (const id of articles) {
      const told = await host.json<Told>(`/v1/articles/${id}`);
      const { headline, articleBody = '' } = told;
      for (const question of [headline, articleBody.slice(0, 120), 'Who won the football cup?']) {
        if (!/\p{L}{3}/u.test(question)) continue;
        const answer = await fetch(`${host.url}/v1/articles/${id}/assist/ask`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ question: question.slice(0, 200) }),
        });
        if (answer.status === 400) continue;
        const { answered, answers: found } = (await answer.json()) as Answered;
        expect([question, answered]).toEqual([question, found.length > 0]);
        for (const { article, field, text, span } of found) {
          answers += 1;
          const isOwn = article.endsWith(id);
          const from = isOwn ? told : shown.get(article.split('/').at(-1) ?? '');
          const stands = (from as Record<string, string | undefined> | undefined)?.[field];
          expect([article, field, slice(stands, span)]).toEqual([article, field, text]);
        }
      }
    }
    expect(answers).toBeGreaterThan(100);
  });
});
