import { join } from 'node:path'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/**
 * What every audience loads first, in one file: a phone with slow answers pays for each file, and a browser asks one host for
 * six at a time. Only what the vote page needs may stand here.
 */
const first =
  /web\/style\.css|web\/appearance|node_modules\/(solid-js|hono)\/|web\/(api|words|appearance)\.ts|web\/parts\/(Seal|WordSeal|Icon|Tabs|Empty|Failed|Language)\b|server\/domain\/(seal|calendar|candidate|stage|order|seeded|bytes|identity|search|words)(\.ts|\/(edge|glyphs|dates|parts|figures)\.ts)|server\/domain\/words\/(zh-CN|en)\/parts\.ts|server\/domain\/ballot(\.ts|\/(fault|limits|rules|slot)\.ts)/

/** The gallery and what it needs at once; what opens over it, and what verifies, stays in files of its own. */
const gallery =
  /web\/vote\/(?!(main|sheets|Detail|Review|Done|Missing|Pad|Share|saveReceipt|Eligible|Identity\w*|proving\.state|verify|fits|signature|pow[.\w]*)\.)/

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
    // Big integers cannot be lowered: the vote page loads such code only where a phone needs it, after the first paint.
    rolldownOptions: {
      checks: { toleratedTransform: false, pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: first },
            { name: 'gallery', test: gallery },
          ],
        },
      },
    },
  },
})
