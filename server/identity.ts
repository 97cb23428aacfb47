import { codes } from './identity/codes.ts'
import { state } from './identity/state.ts'
import { wechat } from './identity/wechat.ts'
import { slice } from './route.ts'

export type { IdentityState } from './identity/state.ts'
export { voterOf } from './identity/voter.ts'

/** How voters show who they are in a campaign, over every tier, and what a browser has proven (vote.md "Identity tiers"). */
export const identity = slice().route('/', state).route('/', codes).route('/', wechat)

export type Identity = typeof identity
