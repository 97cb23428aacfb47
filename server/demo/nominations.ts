import { coast } from './coast.ts'
import { plain } from './plain.ts'

/** One invented nomination of the demonstration: places, people and figures do not exist. */
export interface DemoNomination {
  level: 'district' | 'street' | 'community'
  /** Unit names from the city's districts down. */
  path: string[]
  theme: 'party' | 'neighbour' | 'deliberation' | 'service' | 'technology'
  name: string
  connotation: string
  introduction: string
  mechanism: string
  cases: string
  publicity: string
}

/** Thirty nominations of three levels and five themes, numbered 001 to 030 in this order. */
export const demoNominations: readonly DemoNomination[] = [...coast, ...plain]
