import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { commandLine, text } from './commands/command-line.ts';
import type { Template } from './stack/template.ts';
import { STACK } from './stack.ts';
import { type Finding, validateTemplate } from './validate-template.ts';

/** Writes the template to `file`; what the validator says of it. */
export function writeTemplate(template: Template, file: string): Finding[] {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(template, null, 2)}\n`);
  return validateTemplate(file);
}

function run(): void {
  const { values } = commandLine({
    call: 'npm run template',
    about:
      'Writes the CloudFormation template of newsloom and checks it offline.\nExits 1 when the validator finds a fault.',
    options: { out: text('FILE', 'where to write it', 'dist/template.json') },
  });
  const file = resolve(values.out);
  const findings = writeTemplate(STACK, file);
  for (const { severity, rule, resource, message } of findings)
    console.error(`${severity} ${rule} ${resource}: ${message}`);
  console.log(`${values.out}: ${Object.keys(STACK.Resources).length} resources, ${findings.length} faults`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (import.meta.filename === process.argv[1]) run();
