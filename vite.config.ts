import { join } from 'node:path'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** Pages are built into `dist/`; their files are served under /assets. Targets are phones of 2018: Chrome 67 and iOS 14. */
export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  base: '/',
  plugins: [solid()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2019',
    cssTarget: ['chrome67', 'safari14'],
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Big integers cannot be lowered: only the desks load such code, never the vote page.
    rolldownOptions: { checks: { toleratedTransform: false, pluginTimings: false } },
  },
})
