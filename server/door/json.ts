/** What is wrong with the spelling of a JSON body that a parser would let pass; `key` is the one at fault. */
export type JsonFault = { code: 'control-character' } | { code: 'repeated-key' | 'forbidden-key'; key: string }

/** The ballot as pages send it: nothing in it can repeat, hide or escape, so it needs no closer look. */
const plainBallot =
  /^\s*\{\s*"choices"\s*:\s*\[\s*(?:\d{1,6}(?:\s*,\s*\d{1,6})*\s*)?\]\s*(?:,\s*"batch"\s*:\s*"[^"\\]{0,20}"\s*)?(?:,\s*"confirmed"\s*:\s*(?:true|false)\s*)?\}\s*$/

/** No schema of ours has such a key, and code that copies objects would take it for more than a name. */
const forbidden = '__proto__'

/**
 * Looks over the text of a JSON body: a NUL, which no text has and PostgreSQL does not keep; a key twice in one object, where
 * readers differ over which counts; the key `__proto__`. Null when there is none of these; what is no JSON at all is left to
 * the parser.
 */
export function jsonFault(text: string): JsonFault | null {
  if (plainBallot.test(text)) return null
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '{') open.push(new Set())
    else if (letter === '[') open.push(null)
    else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      const end = endOfString(text, at)
      if (end === null) return null
      const spelled = text.slice(at, end + 1)
      if (spelled.includes('\\u0000') && readString(spelled)?.includes('\0')) return { code: 'control-character' }
      at = end
      const keys = open.at(-1)
      if (keys === undefined || keys === null || !isKey(text, end)) continue
      const key = spelled.includes('\\') ? readString(spelled) : spelled.slice(1, -1)
      if (key === null) return null
      if (key === forbidden) return { code: 'forbidden-key', key }
      if (keys.has(key)) return { code: 'repeated-key', key }
      keys.add(key)
    }
  }
  return null
}

function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at
    if (text[at] === '\\') at += 1
  }
  return null
}

function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (' \t\n\r'.includes(text[at] ?? '.')) at += 1
  return text[at] === ':'
}

function readString(spelled: string): string | null {
  try {
    return String(JSON.parse(spelled))
  } catch {
    return null
  }
}
