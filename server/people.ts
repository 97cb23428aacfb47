import { invitations } from './people/invitations.ts'
import { members } from './people/members.ts'
import { passkeys } from './people/passkeys.ts'
import { signInAndOut } from './people/signIn.ts'
import { slice } from './route.ts'

/** Who a person is here, how one comes in, and who may what in a campaign. */
export const people = slice().route('/', signInAndOut).route('/', invitations).route('/', passkeys).route('/', members)

export type People = typeof people
