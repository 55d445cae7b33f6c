import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * The license texts of every package that the source files `inputs` (paths under `root`) come from: packages
 * with one and the same text share it. Throws for a package that names no license at all.
 */
export function licenseTexts(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const packages = [...folders].sort().map((folder) => packageFacts(join(root, folder)));
  const groups = new Map<string, PackageFacts[]>();
  for (const each of packages) {
    const text = `${each.license}\n\n${each.text}`.trimEnd();
    groups.set(text, [...(groups.get(text) ?? []), each]);
  }
  return [...groups]
    .map(
      ([text, group]) => `${group.map(({ name, version }) => `${name} ${version}`).join('\n')}\n\n${text}\n`,
    )
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** `node_modules/@scope/name` of a path inside it, also when it is nested. */
function packageFolder(input: string): string | undefined {
  return input.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
}

function packageFacts(folder: string): PackageFacts {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  if (!file && typeof license !== 'string') throw new Error(`${name ?? dirname(folder)} names no license`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return { name, version, license: String(license), text };
}
