import type { SourceItem } from '../store/read-store.ts';
import type { OwnershipLabels } from './card-item.tsx';
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
  const isLabeled = sources.some(({ key }) => labels[key] !== undefined);
  const head = { title: 'Sources', description: `Who publishes on ${site.name}`, path: '/sources', nextPath };
  return (
    <Layout site={site} head={head}>
      <h1>Sources</h1>
      {sources.length === 0 ? (
        <p class="notice">Nobody has published yet.</p>
      ) : (
        <>
          <p class="note">
            All of them as subscriptions: <a href="/v1/sources.opml">OPML</a>
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">Source</th>
                {isLabeled && <th scope="col">Owner</th>}
                <th scope="col">Last article</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ key, name, domain, lastPublished }) => (
                <tr>
                  <td>
                    <a href={`/sources/${encodeURIComponent(key)}`}>
                      <bdi>{name}</bdi>
                    </a>
                    <small>{domain ?? 'no address known'}</small>
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
      <Pager nextPath={nextPath}>More sources</Pager>
    </Layout>
  );
}
