/**
 * A lot anyone can replay: the numbers in ascending order of H(seed || number), the number in plain decimal digits
 * without leading zeros, H given as lower-case hex by the caller. The first are drawn.
 */
export function drawLot(
  numbers: readonly number[],
  seed: string,
  sha256Hex: (text: string) => string,
): readonly number[] {
  return numbers
    .map((number) => ({ number, hash: sha256Hex(`${seed}${number}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ number }) => number)
}
