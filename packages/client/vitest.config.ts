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
  },
  ssr: { resolve: { conditions: ['coterie-source'] } },
  test: {
    name: 'client',
    include: ['src/**/*.test.ts'],
  },
});
