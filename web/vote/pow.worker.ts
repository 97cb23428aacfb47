import { type Puzzle, solve } from './pow.ts'

/** Solves the puzzle it is sent, away from the page, and answers the solution; null when it could not. */
addEventListener('message', (sent: MessageEvent<Puzzle>) => {
  solve(sent.data).then(
    (solution) => postMessage(solution),
    () => postMessage(null),
  )
})
