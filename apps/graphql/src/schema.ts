import './concepts/clock/move-development-clock.ts';
import './concepts/clock/queries.ts';
import './concepts/community/queries.ts';
import './concepts/community/type.ts';
import './concepts/cycle/queries.ts';
import './concepts/cycle/type.ts';
import './concepts/fee/type.ts';
import './concepts/finding/type.ts';
import './concepts/gathering/queries.ts';
import './concepts/gathering/type.ts';
import './concepts/lifecycle/available-command.ts';
import './concepts/organization/queries.ts';
import './concepts/organization/type.ts';
import './concepts/program/queries.ts';
import './concepts/program/type.ts';
import './concepts/region/queries.ts';
import './concepts/region/type.ts';
import './concepts/session/queries.ts';
import './concepts/session/type.ts';
import './concepts/viewer/queries.ts';
import { builder } from './builder.ts';

/** The schema: every concept adds its types, queries and mutations by being imported above. */
export const schema = builder.toSchema();
