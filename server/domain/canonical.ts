/** What canonical JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * JSON with sorted keys (by UTF-16 code unit) and no spaces: equal values, equal bytes. A key whose value is undefined
 * is left out. Numbers must be safe integers: decimals travel as texts. Another number throws.
 */
export function canonicalJson(value: Json): string {
  return isInOrder(value) ? JSON.stringify(value) : ordered(value)
}

/** Whether plain JSON would give the canonical bytes already: every object's keys sorted, every number whole. */
function isInOrder(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (value === null || typeof value !== 'object') return true
  if (isList(value)) return value.every(isInOrder)
  let before = ''
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key])) return false
    before = key
  }
  return true
}

function ordered(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError('canonical JSON carries whole numbers only')
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(ordered).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${ordered(member)}`
  }
  return `{${members}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
