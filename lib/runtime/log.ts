import { openSync, writeSync } from 'node:fs';

const file = process.env['NEWSLOOM_LOG_FILE'];
const descriptor = file ? openSync(file, 'a') : undefined;

/**
 * One line of JSON on standard output, which is what CloudWatch reads, or at the end of NEWSLOOM_LOG_FILE, which
 * the local host sets. `fields` must hold no text of a payload and no address of a person.
 */
export function log(fields: Readonly<Record<string, unknown>>): void {
  const line = `${JSON.stringify(fields)}\n`;
  if (descriptor === undefined) process.stdout.write(line);
  else writeSync(descriptor, line);
}
