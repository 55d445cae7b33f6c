import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Not bundled: it loads a file of WebAssembly from beside itself, in threads of its own. */
export const WASM_SHARP = '@img/sharp-wasm32';

const CLIENT = String.raw`@aws-sdk[\\/]client-[^\\/]+[\\/]`;

/** Packages of which nothing, or little, of ours runs, and what stands in for them. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': 'environment-credentials.ts',
  'mnemonist/lru-cache': 'lru-cache.ts',
};

/**
 * Takes out of the bundles what every cold start would load and nothing of ours runs. tests/infra/sizes.long.test.ts
 * notices when a new version of a package makes a cut miss.
 *
 * - **Stand-ins**, each with its reason in `infra/stand-ins`. Two depend on who imports: linkedom uses all of
 *   htmlparser2, which both would share at every start if it were one module; and the protocols of the SDK load
 *   event streams on demand by themselves.
 * - **Schemas.** A client of the SDK describes every operation of its service in one file, with computed keys
 *   (`{ [_hH]: 1 }`), which a bundler has to keep because computing a key could do anything. Written plainly
 *   (`{ "httpHeader": 1 }`) the hundred operations that are never called are dropped.
 * - **Sharp** in its build for WebAssembly alone, which is the same on each processor.
 * - **Manifests.** A client reads its own package.json for its version.
 */
export function cuts(root: string, options: { fullCredentialChain: boolean }): Plugin {
  const standIn = (name: string) => ({ path: join(root, 'infra/stand-ins', name), sideEffects: false });
  return {
    name: 'cuts',
    setup(build) {
      for (const [name, file] of Object.entries(STAND_INS)) {
        if (options.fullCredentialChain && file === 'environment-credentials.ts') continue;
        build.onResolve({ filter: new RegExp(`^${name}$`) }, () => standIn(file));
      }
      build.onResolve({ filter: /^htmlparser2$/ }, ({ importer }) =>
        importer.startsWith(join(root, 'lib')) ? standIn('html-tokenizer.ts') : undefined,
      );
      build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ importer }) =>
        new RegExp(CLIENT).test(importer) ? standIn('event-streams.ts') : undefined,
      );
      // Its loader looks for a build of this processor first; the one for WebAssembly is copied beside the bundle.
      build.onLoad({ filter: /[\\/]sharp[\\/]dist[\\/]sharp\.mjs$/ }, () => ({
        contents: `export { default } from '${WASM_SHARP}/sharp.node';`,
        loader: 'js',
      }));
      build.onResolve({ filter: new RegExp(`^${WASM_SHARP}/`) }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: /\/Sha(?:1|256)Js(?:\.js)?$/ }, () => standIn('hash-in-script.ts'));
      build.onLoad(
        { filter: new RegExp(`${CLIENT}dist-es[\\\\/]schemas[\\\\/]schemas_0\\.js$`) },
        ({ path }) => ({
          contents: withPlainKeys(readFileSync(path, 'utf8')),
          loader: 'js',
        }),
      );
      build.onLoad({ filter: new RegExp(`${CLIENT}package\\.json$`) }, ({ path }) => ({
        contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
        loader: 'json',
      }));
    },
  };
}

/** `const _x = "name"; … { [_x]: 1 }` → `{ "name": 1 }`. */
function withPlainKeys(source: string): string {
  const texts = new Map(
    [...source.matchAll(/^const (\w+) = ("[^"\n]*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replace(/\[(\w+)\]:/g, (computed, name: string) =>
    texts.has(name) ? `${texts.get(name)}:` : computed,
  );
}
