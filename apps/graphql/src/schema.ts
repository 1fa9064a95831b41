import './concepts/clock/queries.ts';
import './concepts/clock/move-development-clock.ts';
import './concepts/organization/queries.ts';
import './concepts/organization/type.ts';
import './concepts/viewer/queries.ts';
import { builder } from './builder.ts';

/** The schema: every concept adds its types, queries and mutations by being imported above. */
export const schema = builder.toSchema();
