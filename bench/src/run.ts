/** `npm run bench` measures everything; `npm run bench -- rule-verdict` one part. */
import { compareRecurrence } from './recurrence.ts';
import { report } from './report.ts';
import { compareVerdicts } from './rule-verdict.ts';

const benchmarks = { 'rule-verdict': compareVerdicts, recurrence: compareRecurrence };
const wanted = process.argv.slice(2);

for (const [name, compare] of Object.entries(benchmarks)) {
  if (wanted.length === 0 || wanted.includes(name)) report(name, await compare());
}
