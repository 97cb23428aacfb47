import { testOnce } from './sequencer.once.ts'

testOnce(300)
