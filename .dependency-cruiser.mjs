import { coreLayers } from './scripts/core-layers.mjs';

/**
 * The import rules of the house. `scripts/import-rules.test.ts` breaks each of them on purpose,
 * and fails where the break is not caught.
 */

const core = '^packages/core/src/';
const tests = '\\.(prop\\.)?test(-d)?\\.ts$|/testing/';
const concepts = Object.keys(coreLayers);
/** Resolved through pnpm's store, or unresolved by its bare name. */
const npmPackage = (name) => `(^|node_modules/)${name}(/|$)`;

const lookDownOnly = concepts.map((concept) => {
  const level = coreLayers[concept];
  const upOrBeside = concepts.filter((other) => other !== concept && coreLayers[other] >= level);
  return {
    name: `core-${concept}-looks-down-only`,
    comment: `${concept} is layer ${level}: it imports strictly lower layers and no sibling. What it needs from above, it takes as a fact.`,
    severity: 'error',
    from: { path: `${core}${concept}/` },
    to: { path: `${core}(${upOrBeside.join('|')})/` },
  };
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that does not resolve would escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    ...lookDownOnly,
    {
      name: 'core-concepts-are-known-layers',
      comment: 'A new folder of the core gets its layer in scripts/core-layers.mjs.',
      severity: 'error',
      from: { path: `${core}(?!(${concepts.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'core-never-enters-by-its-own-door',
      comment: 'index.ts is for those outside; inside, import the file that has it.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: { path: `${core}index\\.ts$` },
    },
    {
      name: 'core-is-pure',
      comment: 'No Node.js module: the core runs in browsers and decides without I/O.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-has-three-dependencies',
      comment: 'temporal-polyfill, rrule-temporal and valibot; another one needs an ADR.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: {
        pathNot: [core, npmPackage('temporal-polyfill'), npmPackage('rrule-temporal'), npmPackage('valibot')],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'temporal-through-the-kernel',
      comment: 'One file chooses between native Temporal and the polyfill, so that the two never mix.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: `${core}kernel/temporal\\.ts$` },
      to: { path: npmPackage('temporal-polyfill') },
    },
    {
      name: 'core-by-its-public-door',
      comment: 'Others import @coterie/core by its name, never a file inside it.',
      severity: 'error',
      from: { path: '^(apps|bench|packages/(?!core/))', pathNot: tests },
      to: {
        path: '^packages/core/',
        pathNot: [`${core}index\\.ts$`, '^packages/core/dist/index', '^packages/core/schema/'],
      },
    },
    {
      name: 'a-store-belongs-to-its-concept',
      comment: 'A concept reads and writes its own rows; another asks it by its functions, not by its store.',
      severity: 'error',
      from: { path: '^apps/graphql/src/concepts/([^/]+)/' },
      to: { path: '^apps/graphql/src/concepts/[^/]+/store\\.ts$', pathNot: '^apps/graphql/src/concepts/$1/' },
    },
    {
      name: 'the-base-database-client-stays-in-platform',
      comment:
        'Rows are reached in a tenant transaction only; whoever holds the base client is outside the wall.',
      severity: 'error',
      from: {
        path: '^apps/',
        pathNot: ['^apps/graphql/src/(platform|generated)/', '^apps/graphql/scripts/', tests],
      },
      to: {
        path: [
          '^apps/graphql/src/generated/prisma/client\\.ts$',
          npmPackage('pg'),
          npmPackage('@prisma/(client|adapter-pg)'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-product-imports-no-test',
      comment: 'What ships does not depend on what tests it.',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/', pathNot: tests },
      to: { path: tests, pathNot: 'node_modules/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/', '/dist/'] },
    exclude: { path: ['/\\.doc-examples/', '(^|/)\\.turbo/', '(^|/)\\.coterie/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['coterie-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
