import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bundle, build } from '../../infra/build.ts';

const functionsFolder = join(import.meta.dirname, 'bundled');

describe('a bundle', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'newsloom-build-'));
  let bundles: Bundle[];
  const file = (name: string) => join(outdir, 'lazy', name);
  beforeAll(async () => {
    bundles = await build({ outdir, functionsFolder });
  });
  afterAll(() => vi.unstubAllEnvs());

  it('is made for every file of the folder', () => {
    expect(bundles.map(({ name }) => name)).toEqual(['lazy']);
    expect(existsSync(file('index.mjs'))).toBe(true);
  });

  it('runs by itself, takes credentials from the environment, and loads on demand', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const { handler } = await import(pathToFileURL(file('index.mjs')).href);
    expect(await handler()).toEqual({ accessKeyId: 'key', title: 'lazy' });
  });

  it('leaves what is imported dynamically out of what a cold start loads', () => {
    const [{ startBytes, totalBytes }] = bundles as [Bundle];
    expect(readdirSync(file('chunks')).filter((name) => name.endsWith('.mjs')).length).toBeGreaterThan(0);
    expect(totalBytes - startBytes).toBeGreaterThan(200_000);
    expect(startBytes).toBeGreaterThanOrEqual(readFileSync(file('index.mjs')).length);
  });

  it('leaves the readers of profiles, SSO and instance metadata out, unless told not to', async () => {
    const options = { outdir: mkdtempSync(join(tmpdir(), 'newsloom-build-')), functionsFolder };
    const full = await build({ ...options, fullCredentialChain: true });
    const packagesOf = ([bundle]: Bundle[]) =>
      readFileSync(join(bundle?.folder ?? '', 'LICENSES.txt'), 'utf8');
    expect(packagesOf(full)).toMatch(/^@aws-sdk\/credential-provider-sso /m);
    expect(packagesOf(bundles)).not.toMatch(/^@aws-sdk\/credential-provider-/m);
    expect(full[0]?.startBytes).toBeGreaterThan(bundles[0]?.startBytes ?? 0);
  });

  it('carries the licenses of its packages and has its source map beside it, which no start reads', () => {
    const licenses = readFileSync(file('LICENSES.txt'), 'utf8');
    expect(licenses).toMatch(/^@aws-sdk\/client-dynamodb \d/m);
    expect(licenses).toMatch(/^linkedom \d/m);
    expect(licenses).toContain('Apache License');
    expect(licenses).toContain('Permission to use, copy, modify');
    expect(existsSync(file('index.mjs.map'))).toBe(true);
    expect(readFileSync(file('index.mjs'), 'utf8')).not.toContain('sourceMappingURL');
  });
});
