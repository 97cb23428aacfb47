import { partsWords } from '../../server/domain/words/parts.ts'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { wordsOf } from '../words.ts'
import { Enter } from './enter.tsx'
import { SignIn } from './signIn.tsx'

const words = wordsOf(partsWords)

/** The pages on which a person becomes somebody here: /enter and /sign-in. */
export default function PeopleDesk() {
  return (
    <PublicFrame name={words().brand} home="/">
      {location.pathname.startsWith('/enter') ? <Enter /> : <SignIn />}
    </PublicFrame>
  )
}
