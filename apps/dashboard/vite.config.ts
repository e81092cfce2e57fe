import { paraglideVitePlugin } from '@inlang/paraglide-js';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { paraglideOptions } from './build/paraglide-options.ts';
import { reactAriaPruned } from './build/react-aria-pruned.ts';

/** Where `vite dev` and `vite preview` find the graph and the sign-in; the gateway serves the built files itself. */
const gateway = process.env.RASAD_PUBLIC_URL ?? 'http://127.0.0.1:4000';
const proxy = Object.fromEntries(['/graphql', '/auth'].map((path) => [path, { target: gateway }]));

export default defineConfig({
  plugins: [react(), reactAriaPruned(), paraglideVitePlugin(paraglideOptions)],
  build: {
    target: 'es2023',
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // For the size budget: which files a page loads.
    manifest: true,
    sourcemap: true,
  },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
});
