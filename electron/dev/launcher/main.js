// Stands where Electron's own default app would be: `electron [-r module] <app folder or file>`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, target } = readArguments(process.argv.slice(1));
const requireFromHere = createRequire(join(process.cwd(), 'noop.js'));
for (const preload of preloads) requireFromHere(preload);

// A preloaded module may have taken arguments of its own away, so the target is looked for again.
const path = target ?? readArguments(process.argv.slice(1)).target;
if (path === null) {
  console.error('Usage: electron [-r module] <app folder>');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  // Electron holds back `ready` until this module is done, as it does for an app of its own.
  await import(pathToFileURL(introduce(resolve(path))).href);
}

function readArguments(args) {
  const preloads = [];
  let target = null;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at];
    if (argument === '-r' || argument === '--require') {
      at += 1;
      preloads.push(args[at]);
    } else if (!argument.startsWith('-')) {
      target = argument;
      break;
    }
  }
  return { preloads, target };
}

/** Gives the app its name, version and path, and answers the file to run. */
function introduce(path) {
  if (!statSync(path).isDirectory()) {
    app.setAppPath(dirname(path));
    return path;
  }
  const packageFile = join(path, 'package.json');
  const manifest = existsSync(packageFile) ? JSON.parse(readFileSync(packageFile, 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) {
    app.setName(name);
    app.setDesktopName(`${name}.desktop`);
  }
  app.setAppPath(path);
  return createRequire(packageFile).resolve(join(path, manifest.main ?? 'index.js'));
}
