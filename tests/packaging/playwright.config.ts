import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/packaging',
  globalSetup: '../counter/global-setup.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  reporter: 'list',
});
