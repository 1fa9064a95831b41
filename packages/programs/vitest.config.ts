import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['coterie-source'] } },
  test: { name: 'programs', include: ['src/**/*.test.ts'] },
});
