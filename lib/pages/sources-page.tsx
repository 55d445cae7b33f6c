import type { SourceItem } from '../store/read-store.ts';
import type { OwnershipLabels } from './card-item.tsx';
import { Layout, type Site } from './layout.tsx';
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
  return (
    <Layout
      site={site}
      head={{ title: 'Sources', description: `Who publishes on ${site.name}`, path: '/sources' }}
    >
      <h1>Sources</h1>
      <p class="note">
        All of them as subscriptions: <a href="/v1/sources.opml">OPML</a>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Owner</th>
            <th scope="col">Last article</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ key, name, lastPublished }) => (
            <tr>
              <td>
                <a href={`/sources/${encodeURIComponent(key)}`}>{name}</a>
              </td>
              <td>{labels[key] ?? 'not labeled'}</td>
              <td>
                <Time at={lastPublished} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nextPath && (
        <nav class="pager" aria-label="Pages">
          <a rel="next" href={nextPath}>
            More sources
          </a>
        </nav>
      )}
    </Layout>
  );
}
