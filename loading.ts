import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded before the program (`node --import ./loading.ts main.ts`) so that it starts faster; nothing depends on it.

// What was compiled once, and TypeScript with its types taken away, is read from here the next time.
enableCompileCache(fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)));

const drizzle = new URL('node_modules/drizzle-orm/', import.meta.url).href;

// Node reads a package's package.json for each of its modules to learn that they are modules; Drizzle has a hundred
// and its package.json is 180 KB, which together took 0.5 s and 200 MB (docs/measurements.md).
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (specifier.startsWith('.') && parentURL?.startsWith(drizzle) && parentURL.endsWith('.js'))
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
    return next(specifier, context);
  },
});
