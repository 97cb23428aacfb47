/** Full-width digits, letters and signs as their half-width twins, without what people put between digits. */
function plain(text: string): string {
  return text.normalize('NFKC').trim()
}

/**
 * A mobile number as E.164 (`+8613800000000`), a bare one read as Chinese; null when it is none. Blanks, hyphens and brackets
 * do not count.
 */
export function readPhone(text: string): string | null {
  const digits = plain(text)
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`
  if (/^(\+?86)1[3-9]\d{9}$/.test(digits)) return `+${digits.replace('+', '')}`
  return /^\+(?!86)[1-9]\d{6,13}$/.test(digits) ? digits : null
}

/** A mail address as one identity: trimmed, NFC, lower case; null when it is none. */
export function readMail(text: string): string | null {
  const address = text.trim().normalize('NFC').toLowerCase()
  if (address.length > 254) return null
  return /^[^\s@<>()[\],;:"\\]{1,64}@(?:[^\s@<>()[\],;:"\\.]+\.)+[^\s@<>()[\],;:"\\.]{2,}$/.test(address)
    ? address
    : null
}

/** What of a number or address may be shown again to the one who typed it: `138****0000`, `l***@example.org`. */
export function masked(address: string): string {
  const at = address.indexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  const local = address.replace(/^\+86/, '')
  return `${local.slice(0, 3)}****${local.slice(-4)}`
}
