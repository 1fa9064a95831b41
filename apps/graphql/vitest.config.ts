import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // Two copies of graphql (one by import, one by require) do not know each other's types.
    alias: [
      { find: /^graphql$/, replacement: path.join(path.dirname(require.resolve('graphql')), 'index.mjs') },
    ],
    conditions: ['coterie-source'],
  },
  ssr: { resolve: { conditions: ['coterie-source'] } },
  test: {
    name: 'graphql',
    include: ['src/**/*.test.ts', 'src/**/*.prop.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['src/platform/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
