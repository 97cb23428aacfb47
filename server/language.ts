import { type Lang, languages } from './domain/words.ts'

/** The reader's language: the `lang` cookie that the switch sets, else Accept-Language, else Chinese. */
export function preferredLanguage(request: Request): Lang {
  const chosen = /(?:^|;\s*)lang=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  const known = languages.find((lang) => lang === chosen)
  if (known !== undefined) return known
  const first = /^\s*([a-z]{2})/i.exec(request.headers.get('accept-language') ?? '')?.[1]
  return first?.toLowerCase() === 'en' ? 'en' : 'zh-CN'
}
