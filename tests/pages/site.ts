import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

/** A host with the samples and two articles of other scripts, and one path of each kind of page. */
export interface Site extends TestHost {
  readonly paths: Readonly<Record<PageKind, string>>;
}

export const PAGE_KINDS = [
  'front',
  'stories',
  'latest',
  'article',
  'rightToLeft',
  'japanese',
  'hashtag',
  'source',
  'sources',
  'trending',
  'story',
  'language',
  'search',
  'nothingFound',
  'badSearch',
  'commentForm',
  'ownComments',
  'moderation',
  'withdrawn',
  'error',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** What a page of a kind answers with, where it is not 200. */
export const STATUS: Partial<Record<PageKind, number>> = { badSearch: 400, withdrawn: 410, error: 404 };

/** Pages that are one visitor's own, and pages that show no list. */
export const FORMS: readonly PageKind[] = ['commentForm', 'ownComments', 'moderation'];
export const WITHOUT_LIST: readonly PageKind[] = [
  'sources',
  'trending',
  'badSearch',
  'withdrawn',
  'error',
  ...FORMS,
];

const ARABIC = {
  inLanguage: 'ar',
  url: 'https://sahel.example/1',
  headline: 'البرلمان يصوّت على إزالة السد بعد جدل دام سنوات',
  description: 'صوّت البرلمان يوم الأربعاء لصالح إزالة السد.',
  articleBody:
    'صوّت البرلمان يوم الأربعاء لصالح إزالة السد بعد جدل استمر سنوات.\n\nوقالت الوزيرة إن العمل سيبدأ عام 2028.',
  publisher: { name: 'صحيفة الساحل' },
  keywords: ['البيئة'],
  datePublished: '2026-11-18T09:00:00Z',
};
const JAPANESE = {
  inLanguage: 'ja',
  url: 'https://minato.example/1',
  headline: 'ダム撤去を議会が可決、大陸最大規模に',
  description: '議会は水曜日、1937年に建設されたダムの撤去を可決した。',
  articleBody: '議会は水曜日、1937年に建設されたダムの撤去を74対61で可決した。\n\n工事は2028年に始まる。',
  publisher: { name: '港新聞' },
  keywords: ['環境'],
  image: { '@type': 'ImageObject', url: 'https://minato.example/dam.jpg', caption: 'ダム' },
  datePublished: '2026-11-18T10:00:00Z',
  dateModified: '2026-11-18T12:00:00Z',
};
const WITHDRAWN = {
  url: 'https://sahel.example/2',
  headline: 'A piece that was taken back',
  articleBody: 'It said something that was not so.',
  datePublished: '2026-11-18T09:00:00Z',
};

/** Starts the host, as the operator's file of the site says, and ingests everything through its front door. */
export async function startSite(siteFile?: string): Promise<Site> {
  const host = await startTestHost(undefined, undefined, undefined, siteFile ? { siteFile } : {});
  const folder = join(repositoryRoot, 'events/uploads');
  for (const name of readdirSync(folder).sort()) await host.ingest(name, readFileSync(join(folder, name)));
  const [arabic, japanese] = (await host.ingest('scripts.json', document(ARABIC, JAPANESE))).articles;
  const [withdrawn] = (await host.ingest('first.json', document(WITHDRAWN))).articles;
  await host.ingest('second.json', document({ ...WITHDRAWN, creativeWorkStatus: 'canceled', version: '2' }));
  const stories = await host.json<TestFeed>('/v1/stories');
  const bridge = await host.json<TestFeed>('/v1/feeds/hashtags/vesperbridge');
  const article = bridge.items.at(-1)?._newsloom.id ?? '';
  const paths = {
    front: '/',
    stories: '/stories',
    latest: '/latest',
    article: `/articles/${article}`,
    rightToLeft: `/articles/${arabic}`,
    japanese: `/articles/${japanese}`,
    hashtag: '/hashtags/vesperbridge',
    source: '/sources/meridian-wire.example',
    sources: '/sources',
    trending: '/trending',
    story: `/stories/${stories.items.at(-1)?._newsloom.story?.id}`,
    language: '/languages/de',
    search: '/search?q=ferry',
    nothingFound: '/search?q=zebra',
    badSearch: '/search?q=%21',
    commentForm: `/comments/write?article=${article}`,
    ownComments: '/comments/mine',
    moderation: '/moderation',
    withdrawn: `/articles/${withdrawn}`,
    error: '/nothing/here',
  };
  return { ...host, paths };
}

function document(...articles: object[]): string {
  return JSON.stringify(
    articles.map((each) => ({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...each })),
  );
}
