/** The list with one of its rows in another place; a place outside keeps it as it is. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list]
  const [row] = to < 0 || to >= list.length ? [] : rest.splice(from, 1)
  if (row !== undefined) rest.splice(to, 0, row)
  return rest
}
