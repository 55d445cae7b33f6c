import { ROUTES } from '../../../infra/routes.ts';
import type { Asked } from './open-load.ts';

/** Names of what is stored, to be put into paths. */
interface Names {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly source: string;
  readonly tag: string;
  readonly section: string;
}

interface Feed {
  readonly items: readonly {
    readonly language?: string;
    readonly title?: string;
    readonly _newsloom: {
      readonly id: string;
      readonly source: { readonly key: string };
      readonly hashtags: readonly string[];
      readonly sections: readonly string[];
    };
  }[];
}

/** What is no public read: pictures, which are fetched from others; somebody's own comments, the desks of moderators and operators, one comment, which waits for them; and the address of an article, which is answered by another address. */
const NOT_PUBLIC = /^\/v1\/articles$|\/images\/|moderation|\/me\/|comments\/\{|subscriptions|websub/;
const PAGES = [
  '/',
  '/latest',
  '/stories',
  '/stories/{id}',
  '/articles/{id}',
  '/sources',
  '/search',
  '/hashtags/{tag}',
  '/sources/{key}',
  '/sections/{section}',
  '/languages/{tag}',
];
/** Fixed names have a route for each format; the gateway's `{x}` takes the suffix along. */
const FORMATS = ['', '.json', '.atom', '.rss'];

const TEMPLATES = [
  ...ROUTES.filter(({ method, path }) => method === 'GET' && !NOT_PUBLIC.test(path)).flatMap(({ path }) =>
    /^\/v1\/feeds\/.*\}$/.test(path) ? FORMATS.map((format) => path + format) : [path],
  ),
  ...PAGES,
];

/**
 * Every public GET route in turn, each time of another of the newest articles that can be read at `url`. The story
 * and the upload stay the same.
 */
export async function publicReads(
  url: string,
  { story, ingest }: { readonly story: string; readonly ingest: string },
): Promise<() => Asked> {
  const names = await namesAt(url);
  let asked = 0;
  return () => {
    const template = TEMPLATES[asked % TEMPLATES.length] ?? '';
    const article = names[Math.floor(asked / TEMPLATES.length) % names.length];
    asked += 1;
    if (!article) throw new Error('nothing is stored');
    const path = template
      .replace('/hashtags/{tag}', `/hashtags/${encodeURIComponent(article.tag)}`)
      .replace('/languages/{tag}', `/languages/${article.language}`)
      .replace('{key}', article.source)
      .replace('{section}', encodeURIComponent(article.section))
      .replace('stories/{id}', `stories/${story}`)
      .replace('ingests/{id}', `ingests/${ingest}`)
      .replace('{id}', article.id)
      .concat(
        /\/search(?:\/suggest|\.\w+)?$/.test(template)
          ? `?q=${encodeURIComponent(longestWord(article.title))}`
          : '',
      );
    return { route: template, method: 'GET', path };
  };
}

/** The newest articles; the bench's list entries without an article behind them are left out. */
async function namesAt(url: string): Promise<Names[]> {
  const { items } = (await (await fetch(`${url}/v1/feeds/latest?limit=100`)).json()) as Feed;
  const [anySection = 'travel'] = items.flatMap(({ _newsloom }) => _newsloom.sections);
  const names: Names[] = [];
  for (const { language = 'en', title = '', _newsloom } of items) {
    const { id, source, hashtags, sections } = _newsloom;
    if (!(await fetch(`${url}/v1/articles/${id}`)).ok) continue;
    const [[tag = 'ferry'], [section = anySection]] = [hashtags, sections];
    names.push({ id, language, title, source: source.key, tag, section });
  }
  return names;
}

function longestWord(title: string): string {
  const words: readonly string[] = title.match(/\p{L}+/gu) ?? [];
  return words.reduce((one, two) => (two.length > one.length ? two : one), 'ferry');
}
