/** RFC 3339 UTC with three digits and `Z`, the one form in which times are stored and hashed (log.md "Entries"). */
export function rfc3339(at: Date): string {
  return at.toISOString()
}

/**
 * The clock of a running server: the machine's time at the start, carried on by the steady clock. A machine whose clock is
 * stepped meanwhile neither closes a vote nor opens one again; a restart takes the machine's time anew.
 */
export function steadyClock(): () => Date {
  const started = Date.now() - performance.now()
  return () => new Date(started + performance.now())
}
