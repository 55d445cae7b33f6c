import type { GenericSchema } from 'valibot';
import { DOCS } from '../../lib/openapi/docs.ts';

/** The schema of what a route answers when all is well, by its method and path; throws where none is documented. */
export function answerSchemaOf(key: string): GenericSchema {
  const answer = DOCS[key]?.answer;
  if (!answer) throw new Error(`${key} documents no answer`);
  return answer.schema;
}
