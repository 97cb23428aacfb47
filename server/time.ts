/** RFC 3339 UTC with three digits and `Z`, the one form in which times are stored and hashed (log.md "Entries"). */
export function rfc3339(at: Date): string {
  return at.toISOString()
}
