import { Hono } from 'hono'
import { votePage } from './ballots/pages.ts'
import { scene } from './domain/scene.ts'
import { accepts, createPacking } from './pages/packed.ts'
import { cardPicture, posterPage } from './posters.ts'
import { homePage, noticePage } from './results/pages.ts'
import type { Env } from './route.ts'

const packDrawing = createPacking()

/** The addresses a browser opens: the built files, and the one shell for every page. */
export const site = new Hono<Env>()
  .get('/assets/:name', async (c) => {
    const header = c.req.header('accept-encoding')
    const accepted = { br: accepts(header, 'br'), gzip: accepts(header, 'gzip') }
    const found = await c.var.deps.pages.asset(c.req.param('name'), accepted)
    if (found === null) return c.notFound()
    if (found.encoding !== null) c.header('content-encoding', found.encoding)
    return c.body(found.bytes, 200, {
      'content-type': found.type,
      vary: 'accept-encoding',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  .get('/scenes/:theme/:number', (c) => {
    const drawing = scene(c.req.param('theme'), c.req.param('number').replace(/\.svg$/, ''))
    const headers = {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
      vary: 'accept-encoding',
    }
    if (!accepts(c.req.header('accept-encoding'), 'gzip')) return c.body(drawing, 200, headers)
    c.header('content-encoding', 'gzip')
    return c.body(packDrawing([{ text: drawing, lasting: true }]), 200, headers)
  })
  .get('/', homePage)
  .get('/c/:campaign', (c) => votePage(c, c.req.param('campaign')))
  .get('/c/:campaign/poster', (c) => posterPage(c, c.req.param('campaign')))
  .get('/c/:campaign/card.png', (c) => cardPicture(c, c.req.param('campaign')))
  .get('/c/:campaign/:number/poster', (c) => posterPage(c, c.req.param('campaign'), c.req.param('number')))
  .get('/c/:campaign/:number/card.png', (c) => cardPicture(c, c.req.param('campaign'), c.req.param('number')))
  .get('/c/:campaign/privacy', (c) => c.redirect(`/notice/${c.req.param('campaign')}/privacy`))
  .get('/c/:campaign/:number', (c) => votePage(c, c.req.param('campaign'), c.req.param('number')))
  .get('/notice/:campaign', (c) => noticePage(c, c.req.param('campaign')))
  .get('/notice/:campaign/:page', (c) => noticePage(c, c.req.param('campaign'), c.req.param('page')))
  .get('/review/*', (c) => c.var.deps.pages.page(c, { audience: 'review', title: '公评' }))
  .get('/organize/*', (c) => c.var.deps.pages.page(c, { audience: 'organize', title: '公评' }))
  .get('/organize', (c) => c.var.deps.pages.page(c, { audience: 'organize', title: '公评' }))
  .get('/review', (c) => c.var.deps.pages.page(c, { audience: 'review', title: '公评' }))
  .get('/sign-in', (c) => c.var.deps.pages.page(c, { audience: 'people', title: '公评' }))
  .get('/enter', (c) => c.var.deps.pages.page(c, { audience: 'people', title: '公评' }))
