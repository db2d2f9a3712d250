import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { recordBundledPackages } from './electron/dev/bundled-packages.ts';

// What the fallback runtime has; Electron 45 has more. A preload counts as Node here.
const node = 'node20.18';
const chrome = 'chrome130';

// Everything is bundled but Electron itself and the driver, whose addon is a file of its own.
const external = ['electron', /^electron\//, 'better-sqlite3', /^better-sqlite3\//, /^node:/];

export default defineConfig({
  main: {
    plugins: [recordBundledPackages('main')],
    build: {
      target: node,
      externalizeDeps: false,
      minify: false,
      rollupOptions: {
        input: {
          main: 'electron/shell/main.ts',
          'core-process': 'electron/shell/core-process.ts',
          'argon2-worker': 'electron/vault/argon2-worker.ts',
          'book-worker': 'electron/vault/book-worker.ts',
          'copy-writer-worker': 'electron/vault/copy-writer-worker.ts',
          'copy-worker': 'electron/backups/copy-worker.ts',
        },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [recordBundledPackages('preload')],
    build: {
      target: node,
      externalizeDeps: false,
      // A sandboxed preload cannot require a second file.
      isolatedEntries: true,
      minify: false,
      rollupOptions: {
        input: {
          preload: 'electron/shell/preload.ts',
          'customer-preload': 'electron/shell/customer-preload.ts',
          'print-preload': 'electron/shell/print-preload.ts',
        },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), recordBundledPackages('renderer')],
    build: {
      target: chrome,
      // The page's policy allows fonts and pictures from its own origin, not from data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: 'renderer/index.html', customer: 'renderer/customer.html', print: 'renderer/print.html' },
      },
    },
  },
});
