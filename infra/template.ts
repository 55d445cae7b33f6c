import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Template } from './stack/template.ts';
import { STACK } from './stack.ts';
import { type Finding, validateTemplate } from './validate-template.ts';

const HELP = `Writes the CloudFormation template of newsloom and checks it offline.

  npm run template -- [options]

  --out FILE   where to write it (dist/template.json)
  --help       show this

Exits 1 when the validator finds a fault.
`;

/** Writes the template to `file`; what the validator says of it. */
export function writeTemplate(template: Template, file: string): Finding[] {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(template, null, 2)}\n`);
  return validateTemplate(file);
}

function run(args: readonly string[]): void {
  const options = {
    out: { type: 'string', default: 'dist/template.json' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const file = resolve(values.out);
  const findings = writeTemplate(STACK, file);
  for (const { severity, rule, resource, message } of findings)
    console.error(`${severity} ${rule} ${resource}: ${message}`);
  console.log(`${values.out}: ${Object.keys(STACK.Resources).length} resources, ${findings.length} faults`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (import.meta.filename === process.argv[1]) {
  try {
    run(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
