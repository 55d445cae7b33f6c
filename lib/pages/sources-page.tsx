import type { SourceItem } from '../store/read-store.ts';
import type { OwnershipLabels } from './card-item.tsx';
import { fill, say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { Pager } from './pager.tsx';
import { Time } from './time.tsx';

/** Everyone who has published. */
export function SourcesPage({
  sources,
  nextPath,
  labels,
  site,
}: {
  sources: readonly SourceItem[];
  nextPath: string | undefined;
  labels: OwnershipLabels;
  site: Site;
}) {
  const words = site.locale.words.sources;
  const isLabeled = sources.some(({ key }) => labels[key] !== undefined);
  const description = say(words.description, { site: site.name });
  const head = { title: words.title, description, path: '/sources', nextPath };
  return (
    <Layout site={site} head={head}>
      <h1>{words.title}</h1>
      {sources.length === 0 ? (
        <p class="notice">{words.none}</p>
      ) : (
        <>
          <p class="note">{fill(words.subscriptions, { opml: <a href="/v1/sources.opml">OPML</a> })}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.source}</th>
                {isLabeled && <th scope="col">{words.owner}</th>}
                <th scope="col">{words.lastArticle}</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ key, name, domain, lastPublished }) => (
                <tr>
                  <td>
                    <a href={`/sources/${encodeURIComponent(key)}`}>
                      <bdi>{name}</bdi>
                    </a>
                    <small>{domain ?? words.noAddress}</small>
                  </td>
                  {isLabeled && <td>{labels[key] ?? '–'}</td>}
                  <td>
                    <Time at={lastPublished} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Pager nextPath={nextPath}>{words.more}</Pager>
    </Layout>
  );
}
