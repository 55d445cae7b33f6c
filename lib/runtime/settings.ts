import { readFileSync } from 'node:fs';
import { API_SENDER, IMPORT_SENDER, isSender, type Spokesmen } from '../article/sender.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { originsOf } from './origins.ts';
import { type OperatorSources, readSources } from './sources-file.ts';

/** What a function is told by its environment. Read once, at the edge; nothing else reads process.env. */
export interface Settings {
  readonly tableName: string;
  readonly bucketName: string;
  /** Address of the queue of uploads; only ingestion has it. */
  readonly queueUrl?: string;
  /** Secrets that sign cursors, newest first: the first signs, all verify. */
  readonly cursorSecrets: readonly string[];
  /** Public address of the API when it is not the one that requests name. */
  readonly siteUrl?: string;
  /** Who owns a source, by source key, from the file that NEWSLOOM_SOURCES_FILE names. */
  readonly labels: OperatorSources['labels'];
  /** Where a source stands in politics, and who says so, from the same file. */
  readonly leans: OperatorSources['leans'];
  /** What are the same sources, from the same file. */
  readonly sourceAliases: SourceAliases;
  /** Who speaks for which source, from the same file. */
  readonly spokesmen: Spokesmen;
  /** Keeps headlines whole where they name their outlet. */
  readonly keepsOutlets: boolean;
  /** What the operator calls the site: in the file that NEWSLOOM_SITE_FILE names, else by NEWSLOOM_SITE_NAME. */
  readonly siteName: string;
  /** Path of that file. */
  readonly siteFile?: string;
  /** Which articles search engines may list: those without an address at another publisher, or all. */
  readonly indexing: 'own' | 'all';
  /** Whether pictures of publishers are shown, fetched by us. */
  readonly fetchesPictures: boolean;
  /** Origins (`https://img.example`) whose pictures pages load from there. */
  readonly pictureOrigins: readonly string[];
  /** Where holes in its safety are told; an address of mail or web. */
  readonly securityContact?: string;
  /** Hubs that feeds name, for readers that want to be told (WebSub). */
  readonly feedHubs: readonly string[];
  /** How much of a text lists show. */
  readonly feedText: 'excerpt' | 'full';
  /** The senders that may upload, by the SHA-256, in hex, of their tokens. */
  readonly uploadTokens: ReadonlyMap<string, string>;
  /** How the search index is kept. */
  readonly search: SearchSettings;
}

/** How the search index is kept. */
export interface SearchSettings {
  /** Articles that were listed longer ago are not found; 0: all are. */
  readonly retentionDays: number;
  /** What of the tail is younger is not merged yet. */
  readonly settleSeconds: number;
  /** Whether what was merged is deleted, where time to live does not do it: on one machine. */
  readonly sweep: boolean;
}

/**
 * Reads the settings. Throws an error that names every variable that is missing, so that a wrong deployment
 * fails at its first invocation with one clear line; the same for a value that is none.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const missing = ['NEWSLOOM_TABLE', 'NEWSLOOM_BUCKET', 'NEWSLOOM_CURSOR_SECRET'].filter(
    (name) => !environment[name],
  );
  if (missing.length > 0) throw new Error(`environment lacks ${missing.join(', ')}`);
  const siteUrl = environment['NEWSLOOM_SITE_URL'];
  const queueUrl = environment['NEWSLOOM_QUEUE_URL'];
  const securityContact = environment['NEWSLOOM_SECURITY_CONTACT'];
  const sourcesFile = environment['NEWSLOOM_SOURCES_FILE'];
  const siteFile = environment['NEWSLOOM_SITE_FILE'];
  const { labels, leans, aliases, spokesmen } = sourcesFile ? readSources(sourcesFile) : NO_WORD;
  return {
    tableName: environment['NEWSLOOM_TABLE'] ?? '',
    bucketName: environment['NEWSLOOM_BUCKET'] ?? '',
    cursorSecrets: (environment['NEWSLOOM_CURSOR_SECRET'] ?? '').split(','),
    feedText: feedTextOf(environment['NEWSLOOM_FEED_TEXT'] || 'excerpt'),
    feedHubs: hubsOf(environment['NEWSLOOM_FEED_HUBS'] ?? ''),
    siteName: (siteFile && nameIn(siteFile)) || environment['NEWSLOOM_SITE_NAME'] || 'newsloom',
    ...(siteFile && { siteFile }),
    indexing: indexingOf(environment['NEWSLOOM_INDEXING'] || 'own'),
    fetchesPictures: picturesOf(environment['NEWSLOOM_PICTURES'] || 'off') === 'proxy',
    pictureOrigins: originsOf(environment['NEWSLOOM_PICTURE_ORIGINS'] ?? '', 'NEWSLOOM_PICTURE_ORIGINS'),
    ...(securityContact && { securityContact }),
    labels,
    leans,
    sourceAliases: aliases,
    spokesmen,
    keepsOutlets: environment['NEWSLOOM_HEADLINE_OUTLETS'] === 'keep',
    uploadTokens: uploadTokensOf(environment['NEWSLOOM_UPLOAD_TOKEN_HASHES'] ?? ''),
    search: {
      retentionDays: wholeNumber(environment, 'NEWSLOOM_SEARCH_DAYS', 30),
      settleSeconds: wholeNumber(environment, 'NEWSLOOM_SEARCH_SETTLE_SECONDS', 60),
      sweep: environment['NEWSLOOM_SEARCH_SWEEP'] === 'delete',
    },
    ...(siteUrl && { siteUrl }),
    ...(queueUrl && { queueUrl }),
  };
}

/** The name in the operator's file of the site. All functions need it; the file is checked by site-file.ts, where pages are made. */
function nameIn(siteFile: string): string | undefined {
  return (JSON.parse(readFileSync(siteFile, 'utf8')) as { name?: string }).name?.trim();
}

function feedTextOf(text: string): Settings['feedText'] {
  if (text === 'excerpt' || text === 'full') return text;
  throw new Error('NEWSLOOM_FEED_TEXT is excerpt or full');
}

function indexingOf(text: string): Settings['indexing'] {
  if (text === 'own' || text === 'all') return text;
  throw new Error('NEWSLOOM_INDEXING is own or all');
}

function picturesOf(text: string): 'proxy' | 'off' {
  if (text === 'proxy' || text === 'off') return text;
  throw new Error('NEWSLOOM_PICTURES is proxy or off');
}

/** Reads addresses, separated by commas or blanks. They stand in a header between angle brackets. */
function hubsOf(text: string): string[] {
  const hubs = text.split(/[\s,]+/).filter(Boolean);
  const bad = hubs.find((each) => !/^https?:\/\/[^<>"]+$/.test(each) || !URL.canParse(each));
  if (bad !== undefined) throw new Error(`NEWSLOOM_FEED_HUBS: ${bad} is no address of the web`);
  return hubs;
}

const NO_WORD: OperatorSources = { labels: {}, leans: {}, aliases: new Map(), spokesmen: new Map() };

/** Reads `wire=<hash>,<hash>`. */
function uploadTokensOf(text: string): ReadonlyMap<string, string> {
  const entries = text.split(',').filter(Boolean);
  return new Map(
    entries.map((entry) => {
      const [hash = '', sender = API_SENDER] = entry.split('=').reverse();
      if (!isSender(sender) || sender === IMPORT_SENDER)
        throw new Error(`NEWSLOOM_UPLOAD_TOKEN_HASHES: ${sender} is no name of a sender`);
      return [hash, sender] as const;
    }),
  );
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, unset: number): number {
  const text = environment[name] || String(unset);
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} is a whole number`);
  return Number(text);
}
