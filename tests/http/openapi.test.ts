import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { queryOf, ROUTES } from '../../infra/routes.ts';
import { DOCS, MODELS } from '../../lib/openapi/docs.ts';
import { SHARED_PARAMETERS } from '../../lib/openapi/parameters.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { repositoryRoot } from '../support/root.ts';

const document = openApiDocument();
const OURS = ['feeds', 'articles', 'uploads', 'comments', 'assist', 'subscriptions'];
/** Forms for people, which these functions show, and what hubs call back. */
const PAGES = /^\/(comments|moderation|subscriptions|v1\/websub)(\/|$)/;
/** Those whose routes `startApi` serves. */
const ASKED = ['feeds', 'articles'];
const functionOf = (key: string) => ROUTES.find(({ method, path }) => `${method} ${path}` === key)?.function;

interface DocumentedOperation {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('the OpenAPI document', () => {
  it('that is served is the one that the schemas give (npm run openapi)', () => {
    const kept: unknown = JSON.parse(
      readFileSync(join(repositoryRoot, 'lib/http/openapi.data.json'), 'utf8'),
    );
    expect(kept).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('describes every route of the API’s functions but their pages, and no other', () => {
    const routes = ROUTES.filter(
      ({ path, function: name }) =>
        OURS.includes(name) &&
        !PAGES.test(path) &&
        (path === '/openapi.json' || !/\.(json|atom|rss)$/.test(path)),
    ).map(({ method, path }) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(20);
    expect(Object.keys(DOCS).sort()).toEqual(routes.sort());
  });

  it('has no fault that the recommended rules of Redocly name, and they do name one', async () => {
    // Forms are answered with 303.
    const rules = { 'operation-2xx-response': 'off' } as const;
    const config = await createConfig({ extends: ['recommended'], rules });
    const faultsOf = async (given: unknown) =>
      (await lintFromString({ source: JSON.stringify(given), config })).map(
        ({ ruleId, location }) => `${ruleId} ${location[0]?.pointer}`,
      );
    expect(await faultsOf(document)).toEqual([]);
    expect(await faultsOf({ ...document, tags: 'none' })).not.toEqual([]);
  });

  it('is valid to swagger-parser, which does name a fault', async () => {
    const validate = (given: unknown) => SwaggerParser.validate(structuredClone(given) as never);
    await expect(validate(document)).resolves.toBeDefined();
    await expect(validate({ ...document, tags: 'none' })).rejects.toThrow(/tags/);
  });

  it('says of every operation what it has to show, and gives every answer one type', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations).toHaveLength(Object.keys(DOCS).length);
    for (const operation of operations as DocumentedOperation[]) {
      expect(operation.security, operation.operationId).toBeInstanceOf(Array);
      for (const { content = {} } of Object.values(operation.responses))
        expect(Object.keys(content).length, operation.operationId).toBeLessThan(2);
    }
  });

  it('names every operation once', () => {
    const ids = Object.values(DOCS).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what it has, and uses all of it', () => {
    const text = JSON.stringify(document);
    const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('describes no parameter that no operation has', () => {
    const queries = Object.keys(DOCS).map(queryOf);
    expect(queries.filter((names) => names.length > 0).length).toBeGreaterThan(20);
    expect(Object.keys(SHARED_PARAMETERS).filter((name) => !queries.flat().includes(name))).toEqual([]);
    for (const [key, { parameters = {} }] of Object.entries(DOCS))
      expect(queryOf(key), key).toEqual(expect.arrayContaining(Object.keys(parameters)));
  });

  it('gives every model a name of its own', () => {
    expect(MODELS.length).toBeGreaterThan(30);
    expect(new Set(MODELS.map(({ name }) => name)).size).toBe(MODELS.length);
  });

  it.each(MODELS)('gives an example of $name that is one', ({ schema, example }) => {
    expect(v.safeParse(schema, example)).toMatchObject({ success: true });
  });
});

describe('the documented parameters', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const documented = Object.keys(DOCS)
    .filter((key) => key.startsWith('GET') && !key.includes('{') && ASKED.includes(functionOf(key) ?? ''))
    .flatMap((key) =>
      queryOf(key).map((name) => {
        const { example } = DOCS[key]?.parameters?.[name] ?? SHARED_PARAMETERS[name] ?? {};
        return [key.slice(4), name, example] as const;
      }),
    );

  const accepted = documented.filter(([, , example]) => example !== undefined);
  it.each(accepted)('%s takes the example of %s', async (path, name, example) => {
    const query = new URLSearchParams({
      ...(path === '/v1/search' && { q: 'ferry' }),
      [name]: String(example),
    });
    // Nobody has published there: that is an answer to a good address.
    expect((await api.get(`${path}?${query}`)).status).toBe(path === '/v1/articles' ? 404 : 200);
  });

  const WRONG = ['', '\0', 'x'.repeat(300)];
  it.each(documented)('%s refuses what %s cannot be, with a pointer', async (path, name) => {
    for (const value of WRONG) {
      const query = new URLSearchParams({ ...(path === '/v1/search' && { q: 'ferry' }), [name]: value });
      const answer = await api.get(`${path}?${query}`);
      expect(answer.status, JSON.stringify(value)).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ pointer: `query/${name}` }] });
    }
  });
});
