import type { Child } from 'hono/jsx';
import { fill } from './fill.ts';
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
  const { errors } = site.locale.words;
  return (
    <Layout site={site} head={{ title, path, unlisted: true }}>
      <h1>{title}</h1>
      <p class="standfirst">{detail}</p>
      {children ?? (
        <p>
          {fill(errors.onward, {
            stories: <a href="/">{errors.stories}</a>,
            latest: <a href="/latest">{errors.latest}</a>,
          })}
        </p>
      )}
    </Layout>
  );
}
