import { openSync, writeSync } from 'node:fs';
import { mappedStack } from './mapped-stack.ts';

const file = process.env['NEWSLOOM_LOG_FILE'];
const descriptor = file ? openSync(file, 'a') : undefined;

/**
 * One line of JSON on standard output, which is what CloudWatch reads, or at the end of NEWSLOOM_LOG_FILE, which
 * the local host sets. A `stack` of frames is told by the places of the sources. `fields` must hold no text of a payload and no address of a person.
 */
export function log(fields: Readonly<Record<string, unknown>>): void {
  const { stack } = fields;
  const told = Array.isArray(stack) ? { ...fields, stack: mappedStack(stack) } : fields;
  const line = `${JSON.stringify(told)}\n`;
  if (descriptor === undefined) process.stdout.write(line);
  else writeSync(descriptor, line);
}

/** `log` for one invocation: every line has its request id. */
export function logOfRequest(requestId: string | undefined): typeof log {
  return requestId === undefined ? log : (fields) => log({ requestId, ...fields });
}
