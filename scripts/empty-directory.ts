/** Empties the named directories, so that a build leaves nothing of an earlier one. */
import { rmSync } from 'node:fs';

for (const directory of process.argv.slice(2)) rmSync(directory, { recursive: true, force: true });
