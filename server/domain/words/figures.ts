/** A whole number with thousands marked, `48,236`, the same in both languages. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
