import { staticChecks } from './static-checks.ts';
import { Steps, script } from './steps.ts';

// `npm run check`: everything that can be known without running the app.
const steps = new Steps();
await Promise.all(staticChecks.map(([name, command]) => steps.check(name, () => script(command))));
steps.end();
