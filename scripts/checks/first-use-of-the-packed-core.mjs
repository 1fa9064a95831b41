// Run by scripts/checks/packed-packages.ts beside an installed archive, on each Node.js that the library supports.
import assert from 'node:assert/strict';
import { checkEligibility, expandRecurrence, explainVerdict, seededRandom } from '@coterie/core';
import schema from '@coterie/core/program.schema.json' with { type: 'json' };

const policy = { rule: { version: 1, when: { attribute: 'sessionsAvailable', min: 6 } }, advice: [] };
const busy = checkEligibility(policy, { attributes: { sessionsAvailable: 5 }, collections: {} });
assert.equal(busy.outcome, 'ineligible');
assert.match(explainVerdict(busy.verdict), /at least 6/);

const silent = checkEligibility(policy, { attributes: {}, collections: {} });
assert.equal(silent.outcome, 'undetermined');
assert.deepEqual(
  silent.questions.map((open) => open.attribute),
  ['sessionsAvailable'],
);

// Temporal: native on newer versions, the polyfill on older ones, the same days on all.
const thursdays = expandRecurrence({
  from: '2024-02-01',
  rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=8',
  additionalDates: [],
  exceptDates: [],
});
assert.equal(thursdays.ok && thursdays.value.at(-1), '2024-03-21');

assert.equal(typeof seededRandom, 'function');
assert.equal(typeof schema.$schema, 'string');
