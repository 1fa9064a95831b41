import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as core from '../src/index.ts';
import { findTransitionTables, writeLifecyclesDoc } from './lifecycles-doc.ts';
import { scanRules, writeRulesDoc } from './rules-doc.ts';
import { readRuleFiles, repositoryRoot } from './source-files.ts';

const files = readRuleFiles();
const scan = scanRules(files);
const refresh = 'run: node packages/core/scripts/generate-docs.ts';

function readDoc(name: string): string {
  return readFileSync(join(repositoryRoot, 'docs', name), 'utf8');
}

describe('rules', () => {
  test('are stated in string literals', () => {
    expect(scan.unreadable).toEqual([]);
    expect(scan.rules.length).toBeGreaterThan(0);
  });

  test('have ids of their own', () => {
    const ids = scan.rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('have ids of a concept and a name in kebab case', () => {
    const pattern = /^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/;
    expect(scan.rules.filter(({ id }) => !pattern.test(id)).map(({ id }) => id)).toEqual([]);
  });

  test('are sentences', () => {
    expect(
      scan.rules.filter(({ statement }) => !/^["“A-Z0-9].*[.]$/.test(statement)).map(({ id }) => id),
    ).toEqual([]);
  });

  test('stand in docs/rules.md', () => {
    expect(readDoc('rules.md'), refresh).toBe(writeRulesDoc(scan.rules));
  });

  test('are found however the call is laid out', () => {
    const text = [
      `const a = defineRule('a.one', 'One.');`,
      `const b = defineRule(\n  "a.two",\n  "It\\'s two | too.",\n);`,
      'const c = defineRule(id, `Three.`);',
    ].join('\n');
    const found = scanRules([{ path: 'packages/core/src/x.ts', text }]);
    expect(found.rules.map(({ id, statement, line }) => [id, statement, line])).toEqual([
      ['a.one', 'One.', 1],
      ['a.two', "It's two | too.", 2],
    ]);
    expect(found.unreadable).toEqual(['packages/core/src/x.ts:6']);
    expect(writeRulesDoc(found.rules)).toContain(String.raw`It's two \| too.`);
  });
});

describe('lifecycles', () => {
  const tables = findTransitionTables(core);

  test('lead only to states of their own', () => {
    for (const [name, table] of tables) {
      for (const [state, commands] of Object.entries(table)) {
        for (const [command, target] of Object.entries(commands)) {
          if (target !== null) expect(Object.keys(table), `${name}: ${state}, ${command}`).toContain(target);
        }
      }
    }
  });

  test('stand in docs/lifecycles.md', () => {
    expect(tables.length).toBeGreaterThan(0);
    expect(readDoc('lifecycles.md'), refresh).toBe(writeLifecyclesDoc(tables));
  });

  test('are drawn with one arrow for commands that lead to the same state', () => {
    const doc = writeLifecyclesDoc([
      ['lampTransitions', { off: { turnOn: 'on', push: 'on', pull: null }, on: {} }],
    ]);
    expect(doc).toContain('## Lamp\n');
    expect(doc).toContain('  [*] --> off\n  off --> on: turnOn, push\n  on --> [*]\n');
  });
});
