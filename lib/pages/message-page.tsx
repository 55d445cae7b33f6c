import { Layout, type Site } from './layout.tsx';

/** A page that says one thing: nothing is here, an article was withdrawn, something went wrong. */
export function MessagePage({
  title,
  detail,
  path,
  site,
}: {
  title: string;
  detail: string;
  path: string;
  site: Site;
}) {
  return (
    <Layout site={site} head={{ title, path }}>
      <h1>{title}</h1>
      <p class="standfirst">{detail}</p>
      <p>
        <a href="/">Read what is new</a>
      </p>
    </Layout>
  );
}
