/** A JSON Schema as far as ours uses the language (draft 2020-12). */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** What of an OpenAPI document says which address answers what. */
export interface AnswerDocument {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * TypeScript of every schema that an answer needs, and the interface `Answers`: what each address that can be read without
 * a token answers, by its path. Throws for a schema in words that it does not know.
 */
export function answerTypes({ paths, components }: AnswerDocument): string {
  const answers = Object.entries(paths).flatMap(([path, { get }]) => {
    const name = get && answerOf(get);
    return name === undefined ? [] : [{ path, name }];
  });
  const needed = new Set<string>();
  const need = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const [, other = ''] of JSON.stringify(components.schemas[name]).matchAll(
      /#\/components\/schemas\/(\w+)/g,
    ))
      need(other);
  };
  for (const { name } of answers) need(name);
  const types = [...needed]
    .sort()
    .map((name) => `export type ${name} = ${typeOf(components.schemas[name] ?? {}, '')};`);
  const lines = answers.map(({ path, name }) => `  ${JSON.stringify(path)}: ${name};`);
  return `${types.join('\n\n')}\n\nexport interface Answers {\n${lines.join('\n')}\n}\n`;
}

/** The name of the schema of an answer in JSON; undefined for a text, and for what needs a token. */
function answerOf({ security, responses }: Operation): string | undefined {
  if (security.length > 0 && security.every((each) => 'token' in each)) return undefined;
  const schemas = Object.values(responses['200']?.content ?? {}).map(({ schema }) => schema.$ref);
  return schemas[0]?.split('/').at(-1);
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ');
  const any = schema.anyOf ?? schema.oneOf;
  if (any) return any.map((each) => typeOf(each, indent)).join(' | ');
  if (schema.type === 'array') return arrayOf(schema.items ?? {}, indent);
  if (schema.type === 'object') return objectOf(schema, indent);
  const simple = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' };
  if (schema.type === undefined && Object.keys(schema).length === 0) return 'unknown';
  const found = simple[schema.type as keyof typeof simple];
  if (found === undefined) throw new Error(`no type for the schema ${JSON.stringify(schema)}`);
  return found;
}

function arrayOf(items: Schema, indent: string): string {
  const type = typeOf(items, indent);
  return items.enum || items.anyOf || items.oneOf ? `(${type})[]` : `${type}[]`;
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(properties).flatMap(([name, schema]) => [
    ...(schema.description === undefined
      ? []
      : [`${inner}/** ${schema.description.replaceAll('*/', '*\\/')} */`]),
    `${inner}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema, inner)};`,
  ]);
  if (fields.length > 0) return `{\n${fields.join('\n')}\n${indent}}`;
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown';
  return `Record<string, ${values}>`;
}
