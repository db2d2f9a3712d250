import { staticChecks } from './static-checks.ts';
import { Steps, script } from './steps.ts';

// `npm run check`: everything that can be known without running the app.
const steps = new Steps();
for (const [name, command] of staticChecks) await steps.check(name, () => script(command));
steps.end();
