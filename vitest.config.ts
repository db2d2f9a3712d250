import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    // Every core: what is left over by default is half of two.
    maxWorkers: '100%',
    allowOnly: false,
    globalSetup: 'tests/support/temporary-root.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          // One process for many files: a fifth of the time went into loading the same modules for each of them again.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/screens/**', 'tests/counter/**', 'tests/packaging/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: ['tests/screens/**/*.test.{ts,tsx}'],
          testTimeout: 15_000,
        },
      },
    ],
  },
});
