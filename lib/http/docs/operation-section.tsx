import { codeSamples, needsToken } from './code-samples.ts';
import {
  bodyOf,
  type DocumentedAnswer,
  type DocumentedParameter,
  type Endpoint,
  nameOf,
  type Schemas,
} from './document.ts';
import { SchemaTree, TypeOf } from './schema-tree.tsx';
import { TryIt } from './try-it.tsx';

interface Shown {
  readonly endpoint: Endpoint;
  readonly schemas: Schemas;
  /** Where the programs ask. */
  readonly site: string;
}

/** One operation, folded. Its anchor stands inside, so that browsers unfold what a link leads to. */
export function OperationSection({ endpoint, schemas, site }: Shown) {
  const { method, path, operation } = endpoint;
  const { operationId: id, summary, description, parameters, responses } = operation;
  const body = bodyOf(operation, schemas);
  return (
    <details class="operation" data-words={wordsOf(endpoint)}>
      <summary>
        <h3>
          <Method method={method} /> <code>{path}</code> <span>{summary}</span>
        </h3>
      </summary>
      <div id={id} class="anchor">
        <p>{description}</p>
        <p>
          <small>{authOf(endpoint)}</small>
        </p>
        {parameters.length > 0 && <Parameters parameters={parameters} />}
        {body && (
          <>
            <h4>Body</h4>
            <p>
              <code>{body.type}</code> <TypeOf schema={body.schema} />
            </p>
            <SchemaTree schema={schemas[nameOf(body.schema) ?? ''] ?? body.schema} />
          </>
        )}
        <h4>Request</h4>
        {codeSamples(endpoint, site, schemas).map(([language, code], position) => (
          <details name={`code-${id}`} open={position === 0}>
            <summary>{language}</summary>
            <Code text={code} />
          </details>
        ))}
        <TryIt endpoint={endpoint} body={body} />
        <h4>Answers</h4>
        <ul class="tree">
          {Object.entries(responses).map(([status, answer]) => (
            <Answer status={status} answer={answer} schemas={schemas} />
          ))}
        </ul>
      </div>
    </details>
  );
}

/** What an operation is found by. */
export function wordsOf({ method, path, operation: { operationId, summary } }: Endpoint): string {
  return `${method} ${path} ${operationId} ${summary}`.toLowerCase();
}

/** The method of a request, as a badge. */
export function Method({ method }: { method: string }) {
  return <b class={`method ${method.toLowerCase()}`}>{method}</b>;
}

/** A program or a document, which may be scrolled by keys too. */
export function Code({ text }: { text: string }) {
  return (
    <pre tabindex={0}>
      <code>{text}</code>
    </pre>
  );
}

function authOf({ operation }: Endpoint): string {
  if (needsToken(operation)) return 'Needs a token: Authorization: Bearer TOKEN.';
  return operation.security.length > 0
    ? 'Public; knows its visitor by the cookie of the session, or by its token.'
    : 'Public.';
}

function Parameters({ parameters }: { parameters: readonly DocumentedParameter[] }) {
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description = '', in: place }) => [
      name,
      { ...schema, description: `${description} In the ${place}.` },
    ]),
  );
  const required = parameters.filter((each) => each.required).map(({ name }) => name);
  return (
    <>
      <h4>Parameters</h4>
      <SchemaTree schema={{ properties, required }} />
    </>
  );
}

/** Has an example of what is answered when all is well. */
function Answer({ status, answer, schemas }: { status: string; answer: DocumentedAnswer; schemas: Schemas }) {
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
  const [example] = schemas[(content && nameOf(content.schema)) ?? '']?.examples ?? [];
  const formats = answer['x-formats'] ? ` Also ${answer['x-formats'].join(', ')}.` : '';
  return (
    <li>
      <code>{status}</code> {type && <code>{type}</code>} {content && <TypeOf schema={content.schema} />}
      <p>{`${answer.description}${formats}`}</p>
      {example !== undefined && status < '300' && (
        <details>
          <summary>Example</summary>
          <Code text={JSON.stringify(example, null, 2)} />
        </details>
      )}
    </li>
  );
}
