import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { DOCS_SCRIPT } from './docs-script.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { type Document, type Endpoint, endpointsOf, type Schema } from './document.ts';
import { Code, Method, OperationSection, wordsOf } from './operation-section.tsx';
import { SchemaTree } from './schema-tree.tsx';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded; the one script may ask this host alone. Other pages keep their policy. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src ${hash(DOCS_STYLE)}`,
  `script-src ${hash(DOCS_SCRIPT)}`,
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The OpenAPI document as a reference: navigation, operations with programs that ask them, schemas as trees. It can
 * be read without its script, which searches and sends requests. `site` stands in the programs.
 */
export function docsPage(document: Document, site: string): string {
  const { info, tags, components } = document;
  const endpoints = endpointsOf(document);
  const groups = tags.map(({ name }) => ({
    name,
    endpoints: endpoints.filter(({ operation }) => operation.tags[0] === name),
  }));
  const schemas = Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${info.title} API`}</title>
        <meta name="description" content={info.description} />
        <link rel="icon" href="/favicon.ico" />
        <style>{raw(DOCS_STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#content">
          To the content
        </a>
        <nav aria-label="Operations and schemas">
          <label class="search" hidden>
            Search
            <input type="search" />
          </label>
          {groups.map((group) => (
            <Group {...group} />
          ))}
          <h2>Schemas</h2>
          <ul>
            {schemas.map(([name]) => (
              <li data-words={name.toLowerCase()}>
                <a href={`#schema-${name}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content">
          <h1>{`${info.title} API`}</h1>
          <p>{info.description}</p>
          <p>
            For programs: <a href="/openapi.json">/openapi.json</a>, OpenAPI 3.1.
          </p>
          {groups.map((group) => (
            <section>
              <h2>{group.name}</h2>
              {group.endpoints.map((endpoint) => (
                <OperationSection endpoint={endpoint} schemas={components.schemas} site={site} />
              ))}
            </section>
          ))}
          <section>
            <h2>Schemas</h2>
            {schemas.map(([name, schema]) => (
              <NamedSchema name={name} schema={schema} />
            ))}
          </section>
        </main>
        <script>{raw(DOCS_SCRIPT)}</script>
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

function Group({ name, endpoints }: { name: string; endpoints: readonly Endpoint[] }) {
  return (
    <>
      <h2>{name}</h2>
      <ul>
        {endpoints.map((endpoint) => (
          <li data-words={wordsOf(endpoint)}>
            <a href={`#${endpoint.operation.operationId}`}>
              <Method method={endpoint.method} /> {endpoint.operation.summary}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function NamedSchema({ name, schema }: { name: string; schema: Schema }) {
  return (
    <details data-words={name.toLowerCase()}>
      <summary>
        <h3>{name}</h3>
      </summary>
      <div id={`schema-${name}`} class="anchor">
        <SchemaTree schema={schema} />
        <details>
          <summary>Example</summary>
          <Code text={JSON.stringify(schema.examples?.[0], null, 2)} />
        </details>
      </div>
    </details>
  );
}
