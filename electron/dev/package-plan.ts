import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './surroundings.ts';

// `npm run package-plan`: reads electron-builder.yml as the packager would, without packaging. A misspelt setting fails here.
type Settings = {
  getConfig(project: string, file: string | null, more: null): Promise<object>;
  validateConfiguration(plan: object, log: object): Promise<void>;
};
type Logging = { DebugLogger: new (enabled: boolean) => object };

const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as Settings;
const { DebugLogger } = fromBuilder('builder-util') as Logging;
await validateConfiguration(await getConfig(root, null, null), new DebugLogger(false));

function fromBuilder(name: string): unknown {
  return createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'))(name);
}
