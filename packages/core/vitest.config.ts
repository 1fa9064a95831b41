import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['coterie-source'] } },
  test: {
    name: 'core',
    // Pure functions share no state, and a fresh set of modules for each file takes as long as the tests.
    isolate: false,
    include: ['src/**/*.test.ts', 'src/**/*.prop.test.ts', 'scripts/**/*.test.ts'],
  },
});
