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
  const last = below.at(-1)
  return [`${city}${district}`, last ?? ''].filter((part) => part !== '')
}

/** A candidate number as it is printed: three digits. */
export function printedNumber(number: number): string {
  return String(number).padStart(3, '0')
}

/** What a search goes through. `pinyin`: spellings without tones, each of the whole and of the first letters. */
export interface Searched {
  number: number
  name: string
  place: readonly string[]
  pinyin: string
}

/** Whether a candidate answers a search by number, name, place or pinyin; an empty search finds everybody. */
export function answersSearch(candidate: Searched, search: string): boolean {
  const wanted = search
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]+/g, '')
  if (wanted === '') return true
  if (/^\d+$/.test(wanted)) {
    const printed = printedNumber(candidate.number)
    return printed.startsWith(wanted) || candidate.number === Number(wanted)
  }
  const text = [candidate.name, ...candidate.place].join('').toLowerCase().replace(/\s+/g, '')
  return text.includes(wanted) || candidate.pinyin.split(' ').some((spelling) => spelling.includes(wanted))
}
