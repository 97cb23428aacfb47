import { onlyOnce } from './sequencer.once.ts'

onlyOnce(5)
