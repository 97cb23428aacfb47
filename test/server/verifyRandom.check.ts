import { describe } from 'vitest'
import { verifyAtRandom } from './verify.random.ts'

describe('bundles at random, many', () => verifyAtRandom('many', 100, 1000))
