import { bodyOf, type Endpoint, type Schemas } from './document.ts';

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** The same request with curl, in JavaScript and in Python: name of the language and program. */
export function codeSamples(endpoint: Endpoint, site: string, schemas: Schemas): [string, string][] {
  const request = requestOf(endpoint, site, schemas);
  return [
    ['curl', curl(request)],
    ['JavaScript', javaScript(request)],
    ['Python', python(request)],
  ];
}

/** What has to be told, filled with the examples of the document. */
function requestOf({ method, path, operation }: Endpoint, site: string, schemas: Schemas): Request {
  const { parameters } = operation;
  const examples = Object.fromEntries(parameters.map((each) => [each.name, String(each.example)]));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(examples[name] ?? ''));
  const required = parameters.filter((each) => each.in === 'query' && each.required);
  const query = new URLSearchParams(
    required.map(({ name }): [string, string] => [name, examples[name] ?? '']),
  );
  const body = bodyOf(operation, schemas);
  const headers: [string, string][] = parameters
    .filter((each) => each.in === 'header')
    .map(({ name, example }) => [name, String(example)]);
  if (needsToken(operation)) headers.push(['Authorization', 'Bearer TOKEN']);
  if (body) headers.push(['Content-Type', body.type]);
  const url = `${site}${filled}${query.size > 0 ? `?${query}` : ''}`;
  return { method, url, headers, ...(body && { body: body.text }) };
}

/** Whether an operation is done for nobody without a token. */
export const needsToken = ({ security }: Endpoint['operation']): boolean =>
  security.length > 0 && security.every((each) => 'token' in each);

function curl({ method, url, headers, body }: Request): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${shell(url)}`,
    ...headers.map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${shell(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** A word of a POSIX shell. */
const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function javaScript({ method, url, headers, body }: Request): string {
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length > 0 ? [`  headers: ${JSON.stringify(Object.fromEntries(headers))},`] : []),
    ...(body === undefined ? [] : [`  body: ${JSON.stringify(body)},`]),
  ];
  const call = options.length > 0 ? `, {\n${options.join('\n')}\n}` : '';
  return `const answer = await fetch(${JSON.stringify(url)}${call});\nconsole.log(answer.status, await answer.text());`;
}

/** A text of JSON is a text of Python too. */
function python({ method, url, headers, body }: Request): string {
  const values = [
    JSON.stringify(url),
    `method="${method}"`,
    ...(headers.length > 0 ? [`headers=${JSON.stringify(Object.fromEntries(headers))}`] : []),
    ...(body === undefined ? [] : [`data=${JSON.stringify(body)}.encode()`]),
  ];
  return [
    'from urllib.request import Request, urlopen',
    '',
    `request = Request(\n    ${values.join(',\n    ')},\n)`,
    'with urlopen(request) as answer:',
    '    print(answer.status, answer.read().decode())',
  ].join('\n');
}
