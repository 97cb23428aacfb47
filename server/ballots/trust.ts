import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { networkKey } from '../address.ts'
import { provenOn } from '../identity/voter.ts'
import { type Layer, takeAllOrRefuse } from '../limits.ts'
import type { Env } from '../route.ts'
import { askingDevice } from './device.ts'

/** What a ballot costs its address and its network: the less is known of who sends it, the more. */
const costs = { proven: 1, device: 2, freshDevice: 3, nobody: 6 }
/** A device is fresh for so long after it was minted. */
const freshSeconds = 600

/** What a request costs in a campaign, by how far its sender is known. */
export function costOf(c: Context<Env>, campaign: string): number {
  const device = askingDevice(c)
  if (device === null) return costs.nobody
  const cookies = c.req.header('cookie') ?? ''
  if (cookies.includes(`voter-${campaign}`) && provenOn(c, campaign, device.id).length > 0) return costs.proven
  return c.get('deps').now().getTime() / 1000 - device.mintedAt < freshSeconds ? costs.freshDevice : costs.device
}

/** Refuses with 429 a ballot whose address, network or device has used up what it may send; then none of the three is charged. */
export const ballotLimits = createMiddleware<Env>(async (c, next) => {
  const address = c.get('address')
  const cost = costOf(c, c.req.param('campaign') ?? '')
  const layers: Layer[] = [
    { name: 'ballot', key: address, cost },
    { name: 'ballot-network', key: networkKey(address), cost },
  ]
  const device = askingDevice(c)
  if (device !== null) layers.push({ name: 'ballot-device', key: device.id })
  const refusal = await takeAllOrRefuse(c, layers)
  if (refusal !== null) return refusal
  await next()
})
