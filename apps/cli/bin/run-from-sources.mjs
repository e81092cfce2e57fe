// Lets Node run the workspace from its TypeScript sources, so that the command line needs no build and never runs a
// stale one: workspace packages resolve through their "@rasad/source" condition, and "./x.js" inside them to "./x.ts".
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const conditions = [...context.conditions, '@rasad/source'];
    const fromSource = context.parentURL?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier);
    return nextResolve(fromSource ? specifier.replace(/\.js$/, '.ts') : specifier, {
      ...context,
      conditions,
    });
  },
});
