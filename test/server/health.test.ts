import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../world.ts'

describe('what a keeper of the server asks', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('answers /healthz while the database does', async () => {
    const answer = await world.browser().get('/healthz')
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }])
  })

  it('counts requests in /metrics by route pattern, without addresses or ids', async () => {
    await world.browser().get('/api/campaigns/some-campaign/log')
    const text = await (await world.browser().get('/metrics')).text()
    expect(text).toMatch(
      /gongping_http_request_seconds_count\{route="[^"]*:campaign\/log",method="GET",status="200"\} 1/,
    )
    expect(text).not.toContain('some-campaign')
  })

  it('describes the API as OpenAPI 3.1 with the refusals of each route', async () => {
    const answer = await world.browser().get('/api/openapi.json')
    const described: { openapi: string; paths: Record<string, Record<string, { responses: object }>> } =
      await answer.json()
    expect(described.openapi).toBe('3.1.0')
    const routes = Object.values(described.paths).flatMap((methods) => Object.values(methods))
    expect(routes.length).toBeGreaterThan(20)
    // What answers a browser on its way back from elsewhere refuses by sending it on, too.
    const replies = routes.filter(({ responses }) => !('302' in responses))
    expect(routes.length - replies.length).toBe(1)
    for (const route of replies) expect(Object.keys(route.responses)).toContain('default')
  })
})
