/**
 * The one place that knows which text a spreadsheet program would run as a formula: text that begins with = + - @, a tab, a
 * carriage return, or a full-width twin of the four (OWASP "CSV Injection"; product.md "What organizers take home").
 *
 * A CSV has no types, so such text is written with one apostrophe before it and read without it. Text that already begins with
 * apostrophes and then one of these takes one more, so that what is read is exactly what was written. An XLSX has types: there
 * text stays text and nothing is escaped.
 */
const runnable = /^[=+\-@\t\r＝＋－＠]/
const escapable = /^'*[=+\-@\t\r＝＋－＠]/
const escaped = /^'+[=+\-@\t\r＝＋－＠]/

/** Whether a spreadsheet program might run this text. */
export function isRunnable(text: string): boolean {
  return runnable.test(text)
}

/** The text as it is written into a CSV. */
export function escapeFormula(text: string): string {
  return escapable.test(text) ? `'${text}` : text
}

/** The text that `escapeFormula` was given. */
export function unescapeFormula(text: string): string {
  return escaped.test(text) ? text.slice(1) : text
}
