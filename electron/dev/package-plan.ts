import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './surroundings.ts';

// `npm run package-plan`: reads electron-builder.yml as the packager would, without packaging. A misspelt setting fails here.
type Configuration = typeof import('app-builder-lib/out/util/config/config.js');
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as Configuration;
const { DebugLogger } = fromBuilder('builder-util') as typeof import('builder-util');

const plan = await getConfig(root, null, null);
await validateConfiguration(plan, new DebugLogger(false));

function fromBuilder(name: string): unknown {
  return createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'))(name);
}
