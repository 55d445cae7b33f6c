import type { Subscription } from '../../article/subscription.ts';
import { escapeXml } from '../xml.ts';

/** OPML 2.0 (http://opml.org/spec2.opml) of subscriptions, sections as folders: other readers import it, and so do we. */
export function subscriptionsOpml(subscriptions: readonly Subscription[], createdAt: string): string {
  const folders = new Map<string, string[]>();
  for (const { settings } of subscriptions) {
    const { section = '' } = settings;
    folders.set(section, [...(folders.get(section) ?? []), outline(settings)]);
  }
  const body = [...folders].flatMap(([section, lines]) =>
    section === '' ? lines : [`<outline text="${escapeXml(section)}">`, ...lines, '</outline>'],
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>newsloom</title><dateCreated>${new Date(createdAt).toUTCString()}</dateCreated></head>`,
    '<body>',
    ...body,
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function outline({ url, kind, title = url }: Subscription['settings']): string {
  const own = kind === 'feed' ? '' : ` newsloomKind="${kind}"`;
  const name = escapeXml(title);
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeXml(url)}"${own}/>`;
}
