import { type Lang, languages } from './domain/words.ts'

/** The reader's language: the `lang` cookie that the switch sets, else Accept-Language, else Chinese. */
export function preferredLanguage(request: Request): Lang {
  return languageFrom(request.headers.get('cookie'), request.headers.get('accept-language'))
}

/** The same from the two headers. */
export function languageFrom(cookie: string | null, accepted: string | null): Lang {
  const chosen = /(?:^|;\s*)lang=([\w-]+)/.exec(cookie ?? '')?.[1]
  const known = languages.find((lang) => lang === chosen)
  if (known !== undefined) return known
  const first = /^\s*([a-z]{2})/i.exec(accepted ?? '')?.[1]
  return first?.toLowerCase() === 'en' ? 'en' : 'zh-CN'
}
