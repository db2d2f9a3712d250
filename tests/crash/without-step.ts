import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { root } from '../../electron/dev/surroundings.ts';

// Loaded before a program, takes a step out of the app's own source as it is read: WITHOUT_STEP is a list of [file, what, by what].
// A step that is not there any more, or twice, ends the program: then the list in the test has to be looked at.
const cuts = JSON.parse(process.env.WITHOUT_STEP ?? '[]') as readonly (readonly [string, string, string])[];

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    const here = cuts.filter(([file]) => path === `${root}/${file}`);
    if (here.length === 0) return loaded;
    let source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    for (const [file, what, by] of here) {
      if (source.split(what).length !== 2) throw new Error(`${file} has not exactly one: ${what}`);
      source = source.replace(what, () => by);
    }
    return { ...loaded, source };
  },
});
