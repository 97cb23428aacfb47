import { once } from 'node:events'
import { request } from 'node:http'
import { expect, it } from 'vitest'
import { serve } from '../../server/listen.ts'
import { openWorld } from '../world.ts'

it('finishes the request under way when it is told to stop, and takes no new one', async () => {
  const world = await openWorld()
  const serving = await serve(world.deps, 0)
  const { port } = new URL(serving.url)
  const body = JSON.stringify({ login: 'nobody', password: 'not the password' })
  const asking = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/api/sign-in',
    headers: { origin: serving.url, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  const answered = once(asking, 'response')
  asking.write(body.slice(0, 5))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const drained = serving.drain()
  await expect(fetch(`${serving.url}/healthz`)).rejects.toThrow()
  asking.end(body.slice(5))
  const [answer] = await answered
  expect(answer.statusCode).toBe(401)
  answer.resume()
  await drained
  await world.close()
})
