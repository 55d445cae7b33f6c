/** The parts of the OpenAPI document that its page shows. */
export type Schemas = Readonly<Record<string, Schema>>;

export interface Document {
  readonly info: { readonly title: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Schemas };
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly DocumentedParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
  readonly security: readonly Readonly<Record<string, unknown>>[];
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface DocumentedAnswer {
  readonly description: string;
  readonly content?: Content;
  readonly 'x-formats'?: readonly string[];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
}

/** One operation with its address. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly operation: DocumentedOperation;
}

/** Every operation, in the order of the document. */
export function endpointsOf({ paths }: Document): Endpoint[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The name of the schema that is referred to. */
export const nameOf = ({ $ref }: Schema): string | undefined => $ref?.split('/').at(-1);

/** The body that an operation takes as JSON, else the first that it takes, with an example. */
export function bodyOf({ requestBody }: DocumentedOperation, schemas: Schemas) {
  const bodies = Object.entries(requestBody?.content ?? {});
  const [type, body] = bodies.find(([name]) => name === 'application/json') ?? bodies[0] ?? [];
  if (type === undefined || body === undefined) return undefined;
  const example = schemas[nameOf(body.schema) ?? '']?.examples?.[0];
  return { type, schema: body.schema, text: exampleText(type, example) };
}

function exampleText(type: string, example: unknown): string {
  if (type === 'application/json') return JSON.stringify(example, null, 2);
  if (type === 'application/x-www-form-urlencoded')
    return new URLSearchParams(example as Record<string, string>).toString();
  return 'https://harbor-post.example/feed';
}
