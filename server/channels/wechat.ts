import { z } from '@hono/zod-openapi'
import type { ChannelSettings } from './settings.ts'

export type WechatRefusal = { refusal: 'wechat-code' | 'wechat-snapshot' | 'wechat-broken'; cause: string }

/** An official account, asked over its real protocol. */
export interface Wechat {
  /** Where the browser goes so that WeChat sends it back to `back` with a code and this state. */
  authorize: (back: string, state: string) => string
  /** Who came back with this code: the union id where the account has one, else the open id. */
  whoIs: (code: string) => Promise<{ openid: string; unionid: string | null } | WechatRefusal>
  /** Whether this person follows the account. */
  follows: (openid: string) => Promise<{ follows: boolean } | WechatRefusal>
}

const Failure = z.object({
  errcode: z
    .number()
    .int()
    .refine((code) => code !== 0),
})
const Identity = z.object({
  openid: z.string().min(1),
  unionid: z.string().min(1).optional(),
  is_snapshotuser: z.number().optional(),
})
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number() })
const Follower = z.object({ subscribe: z.number() })

/** Codes that are wrong, were used before, or are too old. */
const codeFaults = new Set([40029, 40163, 41008, 42003])
/** The account's own token is wrong or too old: it is asked for again, once. */
const tokenFaults = new Set([40001, 40014, 42001])
const patience = 10_000
/** A token is given up so long before it ends. */
const margin = 300_000

export function openWechat(settings: NonNullable<ChannelSettings['wechat']>, now: () => Date): Wechat {
  const { appId, secret, api, open } = settings
  let kept: { token: string; until: number } | null = null

  const ask = async <S extends z.ZodType>(path: string, query: Record<string, string>, schema: S) => {
    try {
      const answer = await fetch(`${api}${path}?${new URLSearchParams(query)}`, {
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      const body: unknown = await answer.json()
      const failure = Failure.safeParse(body)
      if (failure.success) return { errcode: failure.data.errcode }
      const found = schema.safeParse(body)
      return found.success ? { answer: found.data } : { errcode: null }
    } catch {
      return { errcode: null }
    }
  }
  const broken = (errcode: number | null): WechatRefusal => ({
    refusal: 'wechat-broken',
    cause: errcode === null ? 'no answer that can be read' : `errcode ${errcode}`,
  })
  const accountToken = async (): Promise<{ token: string } | WechatRefusal> => {
    if (kept !== null && kept.until > now().getTime()) return { token: kept.token }
    const asked = await ask('/cgi-bin/token', { grant_type: 'client_credential', appid: appId, secret }, Token)
    if ('errcode' in asked) return broken(asked.errcode)
    const { access_token: token, expires_in: seconds } = asked.answer
    kept = { token, until: now().getTime() + seconds * 1000 - margin }
    return { token }
  }

  return {
    authorize(back, state) {
      const query = new URLSearchParams({
        appid: appId,
        redirect_uri: back,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      })
      return `${open}/connect/oauth2/authorize?${query}#wechat_redirect`
    },
    async whoIs(code) {
      const asked = await ask(
        '/sns/oauth2/access_token',
        { appid: appId, secret, code, grant_type: 'authorization_code' },
        Identity,
      )
      if ('errcode' in asked) {
        const { errcode } = asked
        return errcode !== null && codeFaults.has(errcode)
          ? { refusal: 'wechat-code', cause: `errcode ${errcode}` }
          : broken(errcode)
      }
      const { openid, unionid = null, is_snapshotuser } = asked.answer
      // A snapshot page gives everybody made-up ids, a fresh one each time: not a person.
      if (is_snapshotuser === 1) return { refusal: 'wechat-snapshot', cause: 'is_snapshotuser' }
      return { openid, unionid }
    },
    async follows(openid) {
      for (const last of [false, true]) {
        const account = await accountToken()
        if ('refusal' in account) return account
        const query = { access_token: account.token, openid, lang: 'zh_CN' }
        const asked = await ask('/cgi-bin/user/info', query, Follower)
        if ('answer' in asked) return { follows: asked.answer.subscribe === 1 }
        if (last || asked.errcode === null || !tokenFaults.has(asked.errcode)) return broken(asked.errcode)
        kept = null
      }
      return broken(null)
    },
  }
}
