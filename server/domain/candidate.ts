/** The most characters of a one-line connotation where the text itself makes no earlier stop. */
const longestLine = 40

/** The first sentence of a connotation, for a card: up to its full stop, cut with an ellipsis where there is none. */
export function oneLine(connotation: string): string {
  const text = connotation.trim()
  const line = text.split('\n', 1)[0]?.trim() ?? ''
  const sentence = /^.*?[。！？!?]|^.*?\.(?=\s|$)/u.exec(line)?.[0] ?? line
  const characters = [...sentence]
  return characters.length <= longestLine ? sentence : `${characters.slice(0, longestLine - 1).join('')}…`
}

/** The place on a card, in at most two parts that each stay on one line: the city with its district, and the community. */
export function placeParts(path: readonly string[]): string[] {
  const [city = '', district = '', ...below] = path
  const last = below[below.length - 1]
  return [`${city}${district}`, last ?? ''].filter((part) => part !== '')
}

/** A candidate number as it is printed: three digits. */
export function printedNumber(number: number): string {
  return String(number).padStart(3, '0')
}
