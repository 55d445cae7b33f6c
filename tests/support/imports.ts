import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export interface Import {
  readonly from: string;
  /** A path inside the tree, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Which rooms a room may import, by the first matching prefix; `types:` allows only type imports. */
type Directions = readonly { readonly room: string; readonly may: readonly string[] }[];

const DIRECTIONS: Directions = [
  {
    room: 'functions/',
    may: [
      'lib/ingest/',
      'lib/collect/',
      'lib/poll/',
      'lib/http/',
      'lib/pages/',
      'lib/pictures/',
      'lib/web/',
      'lib/runtime/',
      'lib/store/',
      'types:lib/article/',
    ],
  },
  { room: 'lib/article/', may: [] },
  { room: 'lib/text/', may: [] },
  { room: 'lib/decode/', may: ['lib/text/', 'lib/article/'] },
  { room: 'lib/normalize/', may: ['lib/text/', 'lib/article/'] },
  { room: 'lib/enrich/', may: ['lib/text/', 'lib/article/'] },
  { room: 'lib/feeds/', may: ['lib/enrich/', 'lib/article/'] },
  { room: 'lib/relate/', may: ['lib/text/', 'lib/article/'] },
  // Answers are cut and matched as texts are elsewhere; the models themselves are reached from lib/runtime.
  { room: 'lib/assist/', may: ['lib/text/', 'lib/article/', 'types:lib/store/'] },
  { room: 'lib/search/', may: ['lib/text/', 'lib/article/'] },
  // The use cases of reading know no HTTP.
  {
    room: 'lib/read/',
    may: [
      'lib/search/',
      'lib/relate/',
      'lib/feeds/',
      'lib/enrich/',
      // What an address is called is decided in one place.
      'lib/normalize/',
      'lib/text/',
      'lib/article/',
      'types:lib/store/',
    ],
  },
  // The use cases of comments know no HTTP either.
  { room: 'lib/comments/', may: ['lib/article/', 'types:lib/store/'] },
  // What HTTP needs, whatever is answered: the API and the pages share it, and nothing else.
  { room: 'lib/web/', may: ['lib/comments/', 'lib/article/', 'types:lib/store/'] },
  { room: 'lib/collect/', may: ['lib/text/', 'lib/article/'] },
  // The picture proxy: the rules of the collector behind a route of its own.
  { room: 'lib/pictures/', may: ['lib/collect/', 'lib/web/', 'lib/article/'] },
  { room: 'lib/poll/', may: ['lib/collect/', 'lib/article/', 'types:lib/store/'] },
  // Subscriptions are answered for beside what is read; whatever is fetched for them is fetched by lib/poll.
  {
    room: 'lib/http/subscriptions/',
    may: [
      'lib/http/',
      'lib/comments/',
      'lib/web/',
      'lib/read/',
      'lib/poll/',
      'lib/collect/',
      'lib/article/',
      'types:lib/openapi/',
      'types:lib/store/',
    ],
  },
  // What the API says of itself: no function loads it, and routes know its types alone.
  { room: 'lib/openapi/', may: ['lib/http/', 'lib/web/', 'lib/feeds/', 'lib/assist/', 'lib/article/'] },
  // What the index asks of the table is lib/search's own type.
  { room: 'lib/store/', may: ['lib/article/', 'types:lib/search/'] },
  { room: 'lib/runtime/', may: ['lib/article/', 'lib/assist/'] },
  {
    room: 'lib/ingest/',
    may: [
      'lib/decode/',
      'lib/normalize/',
      'lib/feeds/',
      'lib/enrich/',
      'lib/relate/',
      'lib/search/',
      'lib/text/',
      'lib/article/',
      'types:lib/store/',
    ],
  },
  // Search still stands in lib/http; it goes to a room of its own.
  {
    room: 'lib/http/',
    may: [
      'lib/read/',
      'lib/comments/',
      'lib/web/',
      'lib/assist/',
      'lib/feeds/',
      'lib/enrich/',
      'lib/relate/',
      'lib/text/',
      'lib/article/',
      'types:lib/openapi/',
      'types:lib/search/',
      'types:lib/store/',
    ],
  },
  {
    room: 'lib/pages/',
    may: [
      'lib/read/',
      'lib/web/',
      'lib/comments/',
      'types:lib/search/',
      'lib/feeds/',
      'lib/http/subscriptions/',
      'lib/enrich/',
      'lib/assist/',
      'lib/article/',
      'types:lib/store/',
    ],
  },
  { room: 'infra/', may: ['lib/', 'functions/'] },
];

const SDK = /^@(aws-sdk|smithy)\//;
const SDK_ROOMS = ['lib/store/', 'lib/runtime/', 'infra/'];

/** Every import of the TypeScript files under `folders` of `root`. Throws when there is no file at all. */
export function readImports(root: string, folders: readonly string[]): Import[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(root, folder, name)),
  );
  if (files.length === 0) throw new Error(`no TypeScript file under ${folders.join(', ')}`);
  return files.flatMap((file) => importsOf(root, file));
}

function importsOf(root: string, file: string): Import[] {
  const from = relative(root, file);
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g;
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, typeOnly, named, bare]) => {
    const target = named ?? bare ?? '';
    const to = target.startsWith('.') ? normalize(join(dirname(from), target)) : target;
    return { from, to, typeOnly: typeOnly !== undefined };
  });
}

/** The imports that go in a direction which DIRECTIONS does not allow, as `from → to`. */
export function wrongDirections(imports: readonly Import[]): string[] {
  return imports.filter((each) => !isAllowed(each)).map(({ from, to }) => `${from} → ${to}`);
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const inTree = /^(functions|lib|infra|tests|events)\//.test(to);
  if (!inTree) return !SDK.test(to) || typeOnly || SDK_ROOMS.some((room) => from.startsWith(room));
  const rule = DIRECTIONS.find(({ room }) => from.startsWith(room));
  if (!rule) return false;
  if (to.startsWith(rule.room)) return true;
  return rule.may.some((room) =>
    room.startsWith('types:') ? typeOnly && to.startsWith(room.slice(6)) : to.startsWith(room),
  );
}
