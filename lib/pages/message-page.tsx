import type { Child } from 'hono/jsx';
import { Layout, type Site } from './layout.tsx';

/** A page that says one thing: nothing is here, an article was withdrawn, something went wrong. */
export function MessagePage({
  title,
  detail,
  path,
  site,
  children,
}: {
  title: string;
  detail: string;
  path: string;
  site: Site;
  children?: Child;
}) {
  return (
    <Layout site={site} head={{ title, path, unlisted: true }}>
      <h1>{title}</h1>
      <p class="standfirst">{detail}</p>
      {children ?? (
        <p>
          <a href="/">Read the stories of now</a>, or <a href="/latest">what came in last</a>.
        </p>
      )}
    </Layout>
  );
}
