import { writeFile } from 'node:fs/promises';
import { programJsonSchema } from './program-json-schema.ts';

const target = new URL('../schema/program.schema.json', import.meta.url);
await writeFile(target, `${JSON.stringify(programJsonSchema(), null, 2)}\n`);
