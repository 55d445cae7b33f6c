import { nameOf, type Schema } from './document.ts';

/** The fields of a schema, those below a field folded; a schema with a name of its own is a link to its tree. */
export function SchemaTree({ schema }: { schema: Schema }) {
  const { properties, required = [] } = inside(schema);
  const choices = choicesOf(schema).map((each) => ({ name: labelOf(each), schema: each, required: true }));
  const fields = Object.entries(properties ?? {}).map(([name, each]) => ({
    name,
    schema: each,
    required: required.includes(name),
  }));
  if (fields.length + choices.length === 0) return null;
  return (
    <ul class="tree">
      {[...fields, ...choices].map((each) => (
        <Field {...each} />
      ))}
    </ul>
  );
}

function Field({ name, schema, required }: { name: string; schema: Schema; required: boolean }) {
  const head = (
    <>
      <code>{name}</code> <TypeOf schema={schema} />
      {!required && <small> optional</small>}
      <small>{limitsOf(inside(schema))}</small>
    </>
  );
  const about = schema.description && <p>{schema.description}</p>;
  if (!isDeep(schema))
    return (
      <li>
        {head}
        {about}
      </li>
    );
  return (
    <li>
      <details>
        <summary>{head}</summary>
        {about}
        <SchemaTree schema={schema} />
      </details>
    </li>
  );
}

/** What a schema is called: a link for one with a name. */
export function TypeOf({ schema }: { schema: Schema }) {
  const name = nameOf(inside(schema));
  const lists = '[]'.repeat(depthOf(schema));
  if (name === undefined) return <i>{`${typeName(inside(schema))}${lists}`}</i>;
  return (
    <i>
      <a href={`#schema-${name}`}>{name}</a>
      {lists}
    </i>
  );
}

function limitsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, pattern } = schema;
  const told = [
    schema.enum?.map(String).join(' | '),
    minimum !== undefined && `≥ ${minimum}`,
    maximum !== undefined && `≤ ${maximum}`,
    minLength !== undefined && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    schema.default !== undefined && `default ${String(schema.default)}`,
    pattern,
  ];
  const known = told.filter(Boolean);
  return known.length > 0 ? ` ${known.join(', ')}` : '';
}

/** What a list is of, and lists of lists. */
function inside(schema: Schema): Schema {
  return schema.items ? inside(schema.items) : schema;
}

const depthOf = ({ items }: Schema): number => (items ? 1 + depthOf(items) : 0);
const choicesOf = (schema: Schema): readonly Schema[] => inside(schema).oneOf ?? inside(schema).anyOf ?? [];
const isDeep = (schema: Schema): boolean =>
  inside(schema).properties !== undefined || choicesOf(schema).length > 0;

/** What tells one choice from another: its `type`, else what it is. */
function labelOf(schema: Schema): string {
  const type = schema.properties?.['type']?.const;
  return type === undefined ? typeName(schema) : String(type);
}

function typeName({ type, format, const: constant, additionalProperties, oneOf, anyOf }: Schema): string {
  if (constant !== undefined) return JSON.stringify(constant);
  if (oneOf ?? anyOf) return 'one of';
  if (typeof additionalProperties === 'object') return `map of ${typeName(additionalProperties)}`;
  return format ?? type ?? 'anything';
}
