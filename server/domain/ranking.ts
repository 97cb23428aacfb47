/** Ranking: competition ranks, tie chains, places, lots, and how firm a rank is. */

export { binomialTail, type RankInterval, rankConfidence } from './ranking/confidence.ts'
export { drawLot } from './ranking/lot.ts'
export { type AtLine, givePlaces, type Placeable } from './ranking/places.ts'
export { competitionRanks, type Ranked } from './ranking/rank.ts'
export * from './ranking/stability.ts'
export { breakTies, type ChainStep, type Parted } from './ranking/tieChain.ts'
