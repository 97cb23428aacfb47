import { describe } from 'vitest'
import { verifyAtRandom } from './verify.random.ts'

describe('bundles at random', () => verifyAtRandom('every day', 8, 60))
