import { findElectron } from './find-electron.ts';
import { staticChecks } from './static-checks.ts';
import { Steps, script, unitTests, windowTests } from './steps.ts';

// `npm test`: gets what is missing on this computer, then checks and runs everything.
const steps = new Steps();
const ready = await steps.check('Electron', async () => {
  console.log((await findElectron()).because);
});
for (const [name, command] of staticChecks) await steps.check(name, () => script(command));
await steps.count('unit tests', unitTests);
const built = await steps.check('build', () => script('build'));
for (const [name, config] of [
  ['window tests', 'tests/counter/playwright.config.ts'],
  ['packaged app', 'tests/packaging/playwright.config.ts'],
] as const) {
  await steps.count(name, async () => {
    if (!ready || !built) throw new Error('Not run: there is no Electron, or the build failed.');
    return windowTests(config);
  });
}
steps.end();
