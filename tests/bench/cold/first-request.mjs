// node first-request.mjs BUNDLE EVENT: loads a function and gives it its first event, as a cold start does.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const started = performance.now();
const { handler } = await import(pathToFileURL(bundle).href);
const imported = performance.now();
const answer = await handler(event, { awsRequestId: 'cold' });
const answered = performance.now();
const times = { importMs: imported - started, requestMs: answered - imported, answer };
// Lambda freezes a process after its answer: what keeps it open here is no part of a start.
process.stdout.write(JSON.stringify(times), () => process.exit(0));
