import type { Act, Fault, Missing, Report } from '../verify.ts'
import type { Lang, Wording } from '../words.ts'
import { verify as english } from './en/verify.ts'
import { verify as chinese } from './zh-CN/verify.ts'

/** Every sentence of `gongping verify`, in each language. */
export const verifyWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }

/** One fault as a sentence: file, line and index, then what is wrong. */
export function verifySentence(lang: Lang, { code, file, line, index, values = {}, rule }: Fault): string {
  const words = verifyWords[lang]
  const place = [
    file,
    ...(line === undefined ? [] : [words.line(line)]),
    ...(index === undefined ? [] : [words.index(index)]),
  ]
  const said = words.fault[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'rule' && rule !== undefined ? words.rule[rule] : String(values[name] ?? whole),
  )
  return `${place.join(words.comma)}${words.colon}${said}${words.stop}`
}

/** A report for people: the verdict, every fault in a sentence, what could not be checked, and the acts to look at. */
export function reportText(lang: Lang, report: Report): string {
  const words = verifyWords[lang]
  const { verdict, faults, unlisted, missing, acts, figures } = report
  const count = faults.length + unlisted
  return [
    verdict === 'invalid' ? words.verdict.invalid(count) : words.verdict[verdict],
    ...faults.map((fault) => verifySentence(lang, fault)),
    ...(unlisted > 0 ? [words.unlisted(unlisted)] : []),
    ...missing.map((part: Missing) => words.missing[part]),
    ...(figures.origin === null ? [] : [words.origin(figures.origin)]),
    words.figures(figures.entries, figures.ballots, figures.opened),
    ...(figures.compared && verdict !== 'invalid' ? [words.compared] : []),
    ...(figures.older > 0 ? [words.older(figures.older)] : []),
    ...(figures.receipts > 0 ? [words.receipts(figures.receipts)] : []),
    ...(acts.length > 0 ? [words.acts(acts.length), ...acts.map((act) => actLine(lang, act))] : []),
    '',
  ].join('\n')
}

function actLine(lang: Lang, { index, at, type, actor, second, subject, reason }: Act): string {
  const actors = second === null ? actor : `${actor} + ${second}`
  const words = verifyWords[lang]
  return words.act(index, at, words.type[type], subject, actors, reason ?? '')
}

/** The guide that travels inside a bundle, in both languages; always the same bytes. */
export const bundleGuide = `${chinese.guide}\n${english.guide}`
