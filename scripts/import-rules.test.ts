import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  cruise,
  type ICruiseOptions,
  type IForbiddenRuleType,
  type IReporterOutput,
} from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';
import configuration from '../.dependency-cruiser.mjs';
import { coreLayers } from './core-layers.mjs';

type Files = Readonly<Record<string, string>>;

const made: string[] = [];
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

const door = { 'packages/core/src/index.ts': 'export const open = 1;' };
const npmStub = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    exports: './index.js',
  }),
  [`node_modules/${name}/index.js`]: 'export const made = 1;',
});

/** Lays files into a repository of its own and finds the imports that break a rule. */
async function findViolations(
  files: Files,
): Promise<readonly { readonly rule: string; readonly from: string }[]> {
  const baseDir = mkdtempSync(join(tmpdir(), 'coterie-imports-'));
  made.push(baseDir);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), text);
  }
  const { enhancedResolveOptions, tsConfig: _ours, ...options } = configuration.options;
  const { output }: IReporterOutput = await cruise(
    ['packages', 'apps'].filter((root) => Object.keys(files).some((path) => path.startsWith(`${root}/`))),
    {
      ...(options as ICruiseOptions),
      baseDir,
      validate: true,
      ruleSet: { forbidden: configuration.forbidden as IForbiddenRuleType[] },
    },
    enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error('expected the result as an object');
  return output.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

async function brokenRules(files: Files): Promise<readonly string[]> {
  return [...new Set((await findViolations(files)).map(({ rule }) => rule))].sort();
}

const violations: readonly { readonly breaks: string; readonly files: Files }[] = [
  {
    breaks: 'no-cycles',
    files: {
      'packages/core/src/kernel/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'packages/core/src/kernel/b.ts':
        "import type { a } from './a.ts';\nexport const b = 1;\nexport type B = typeof a;",
    },
  },
  {
    breaks: 'no-unresolved',
    files: { 'apps/graphql/src/a.ts': "import { gone } from './gone.ts';\nexport const a = gone;" },
  },
  {
    breaks: 'core-concepts-are-known-layers',
    files: {
      'packages/core/src/kernel/a.ts': 'export const a = 1;',
      'packages/core/src/novelty/b.ts': "import { a } from '../kernel/a.ts';\nexport const b = a;",
    },
  },
  {
    breaks: 'core-never-enters-by-its-own-door',
    files: {
      ...door,
      'packages/core/src/kernel/a.ts': "import { open } from '../index.ts';\nexport const a = open;",
    },
  },
  {
    breaks: 'core-is-pure',
    files: {
      'packages/core/src/kernel/a.ts':
        "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    },
  },
  {
    breaks: 'core-is-pure',
    files: { 'packages/core/src/kernel/a.ts': "import crypto from 'crypto';\nexport const a = crypto;" },
  },
  {
    breaks: 'core-has-three-dependencies',
    files: {
      ...npmStub('left-pad'),
      'packages/core/src/kernel/a.ts': "import { made } from 'left-pad';\nexport const a = made;",
    },
  },
  {
    breaks: 'temporal-through-the-kernel',
    files: {
      ...npmStub('temporal-polyfill'),
      'packages/core/src/calendar/a.ts': "import { made } from 'temporal-polyfill';\nexport const a = made;",
    },
  },
  {
    breaks: 'core-by-its-public-door',
    files: {
      'packages/core/src/kernel/a.ts': 'export const a = 1;',
      'apps/graphql/src/b.ts':
        "import { a } from '../../../packages/core/src/kernel/a.ts';\nexport const b = a;",
    },
  },
  {
    breaks: 'a-store-belongs-to-its-concept',
    files: {
      'apps/graphql/src/concepts/cycle/store.ts': 'export const saveCycle = 1;',
      'apps/graphql/src/concepts/offer/make-offer.ts':
        "import { saveCycle } from '../cycle/store.ts';\nexport const makeOffer = saveCycle;",
    },
  },
  {
    breaks: 'the-base-database-client-stays-in-platform',
    files: {
      'apps/graphql/src/generated/prisma/client.ts': 'export class PrismaClient {}',
      'apps/graphql/src/concepts/cycle/store.ts':
        "import { PrismaClient } from '../../generated/prisma/client.ts';\nexport const client = new PrismaClient();",
    },
  },
  {
    breaks: 'the-base-database-client-stays-in-platform',
    files: {
      ...npmStub('pg'),
      'apps/graphql/src/server.ts': "import { made } from 'pg';\nexport const pool = made;",
    },
  },
  {
    breaks: 'the-product-imports-no-test',
    files: {
      'apps/graphql/src/a.test.ts': 'export const a = 1;',
      'apps/graphql/src/b.ts': "import { a } from './a.test.ts';\nexport const b = a;",
    },
  },
];

describe('each import rule catches what it forbids', () => {
  test.each(violations)('$breaks', async ({ breaks, files }) => {
    expect(await brokenRules(files)).toEqual([breaks]);
  });

  const pairs = Object.entries(coreLayers).flatMap(([from, level]) =>
    Object.entries(coreLayers).map(([to, other]) => ({ from, to, allowed: from === to || other < level })),
  );

  test('a layer of the core imports strictly lower layers, for every pair of concepts', async () => {
    const files = Object.fromEntries(
      pairs.flatMap(({ from, to }) => [
        [`packages/core/src/${to}/leaf.ts`, 'export const leaf = 1;'],
        [
          `packages/core/src/${from}/to-${to}.ts`,
          `import { leaf } from '../${to}/leaf.ts';\nexport const x = leaf;`,
        ],
      ]),
    );
    const found = (await findViolations(files)).map(({ rule, from }) => `${from}: ${rule}`);
    const refused = pairs
      .filter(({ allowed }) => !allowed)
      .map(({ from, to }) => `packages/core/src/${from}/to-${to}.ts: core-${from}-looks-down-only`);
    expect(found.toSorted()).toEqual(refused.toSorted());
  });

  test('every rule has been broken by a test', () => {
    const proved = new Set(violations.map(({ breaks }) => breaks));
    const unproved = configuration.forbidden.map(({ name }) => name).filter((name) => !proved.has(name));
    expect(unproved).toEqual(Object.keys(coreLayers).map((concept) => `core-${concept}-looks-down-only`));
  });
});

test('what the rules allow passes', async () => {
  const files: Files = {
    ...door,
    ...npmStub('temporal-polyfill'),
    ...npmStub('valibot'),
    'packages/core/src/kernel/temporal.ts': "export { made } from 'temporal-polyfill';",
    'packages/core/src/rules/a.ts':
      "import { made } from 'valibot';\nimport { made as t } from '../kernel/temporal.ts';\nexport const a = [made, t];",
    'packages/core/src/rules/a.test.ts':
      "import { readFileSync } from 'node:fs';\nimport { a } from './a.ts';\nexport const b = [readFileSync, a];",
    'apps/graphql/src/generated/prisma/client.ts': 'export class PrismaClient {}',
    'apps/graphql/src/platform/database.ts':
      "import { PrismaClient } from '../generated/prisma/client.ts';\nexport const client = new PrismaClient();",
    'apps/graphql/src/concepts/cycle/store.ts': 'export const saveCycle = 1;',
    'apps/graphql/src/concepts/cycle/open-cycle.ts':
      "import { saveCycle } from './store.ts';\nexport const openCycle = saveCycle;",
  };
  expect(await brokenRules(files)).toEqual([]);
});

test('every folder of the core has its layer', () => {
  const folders = readdirSync(join(import.meta.dirname, '../packages/core/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.filter((folder) => !Object.keys(coreLayers).includes(folder))).toEqual([]);
});
