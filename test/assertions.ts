import { appendFileSync } from 'node:fs'
import { afterEach, expect } from 'vitest'

/** Writes how many assertions each test made, so that the closing line of a run can say so. */
const ledger = process.env.ASSERTION_LEDGER
if (ledger !== undefined) afterEach(() => appendFileSync(ledger, `${expect.getState().assertionCalls}\n`))
