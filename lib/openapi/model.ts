import type { GenericSchema } from 'valibot';

/** What stands in a body: its name in the API document, its schema, and an example, which a test holds to the schema. */
export interface Model<Schema extends GenericSchema = GenericSchema> {
  readonly name: string;
  readonly schema: Schema;
  readonly example: unknown;
}

export function model<Schema extends GenericSchema, Example>(name: string, schema: Schema, example: Example) {
  return { name, schema, example };
}
