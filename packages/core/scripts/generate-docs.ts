/** Writes docs/rules.md and docs/lifecycles.md: `node packages/core/scripts/generate-docs.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '../src/index.ts';
import { findTransitionTables, writeLifecyclesDoc } from './lifecycles-doc.ts';
import { scanRules, writeRulesDoc } from './rules-doc.ts';
import { readRuleFiles, repositoryRoot } from './source-files.ts';

const docs = join(repositoryRoot, 'docs');
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, 'rules.md'), writeRulesDoc(scanRules(readRuleFiles()).rules));
writeFileSync(join(docs, 'lifecycles.md'), writeLifecyclesDoc(findTransitionTables(core)));
