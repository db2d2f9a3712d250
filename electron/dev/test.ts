import { findElectron } from './find-electron.ts';
import { staticChecks } from './static-checks.ts';
import { Steps, script, unitTests, windowTests } from './steps.ts';
import { type NeededCommand, needCommands } from './system-packages.ts';

/** What the fault lab builds with and watches with, and what switches networking off. */
const unitTools: readonly NeededCommand[] = [
  { command: 'g++', packages: ['g++'] },
  { command: 'strace', packages: ['strace'] },
  { command: 'unshare', packages: ['util-linux'] },
];

// `npm test`: gets what is missing on this computer, then checks and runs everything.
const steps = new Steps();
const ready = await steps.check('Electron', async () => {
  console.log((await findElectron()).because);
});
// Before the unit tests, because they run without a network.
if (process.platform === 'linux') await steps.check('system tools', () => needCommands(unitTools, console.log));
// Side by side: the typed lint takes one processor as long as all the others together take theirs.
await Promise.all(staticChecks.map(([name, command]) => steps.check(name, () => script(command))));
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
