import { toJsonSchema } from '@valibot/to-json-schema';
import { programSchema } from '../src/program/program-schema.ts';

/** The JSON Schema of program files, made from the one schema that also validates them. */
export function programJsonSchema(): object {
  const { $schema, ...schema } = toJsonSchema(programSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Checks (does the date exist?) have no counterpart; the format and pattern beside them do.
    ignoreActions: ['check', 'check_items', 'finite'],
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'custom'
        ? { type: 'object', required: ['version', 'when'], properties: { version: { const: 1 } } }
        : jsonSchema,
  }) as { $schema: string };
  return { $schema, $id: 'urn:coterie:program-file:1', ...schema };
}
