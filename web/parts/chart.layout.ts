/** A round step that gives two to five lines: 1, 2 or 5 times a power of ten. */
export function niceStep(most: number): number {
  const rough = Math.max(1, most / 3)
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? power
}

/** Which end of a label stands at `x`, so that it stays inside a chart of this width. */
export function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < width / 4) return 'start'
  return x > (width * 3) / 4 ? 'end' : 'middle'
}
