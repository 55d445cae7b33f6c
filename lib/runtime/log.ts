/** One line of JSON on standard output: what CloudWatch reads. `fields` must hold no text of a payload and no address of a person. */
export function log(fields: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(fields)}\n`);
}
