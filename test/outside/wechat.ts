import { openHttp } from './http.ts'

/** Somebody with WeChat, as the account sees them. */
export interface Follower {
  openid: string
  unionid?: string
  snapshot?: boolean
  follows?: boolean
}

export const account = { appId: 'wx0123456789abcdef', secret: 'secret of the account' }

/**
 * WeChat's four endpoints with their codes of failure: authorize (sends the browser back with a code), access_token (each code
 * once), token and user/info. `person` is who holds the phone; `spoilTokens` makes handed-out tokens invalid.
 */
export async function openWechatServer() {
  const state: { person: Follower; tokens: Set<string>; issued: number; down: boolean; asked: string[] } = {
    person: { openid: 'o-1' },
    tokens: new Set(),
    issued: 0,
    down: false,
    asked: [],
  }
  const codes = new Map<string, Follower | null>()
  const people = new Map<string, Follower>()
  const fail = (errcode: number, errmsg: string) => ({ status: 200, body: { errcode, errmsg } })
  const server = await openHttp((request) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
    state.asked.push(pathname)
    if (state.down) return { status: 502, body: 'bad gateway' }
    if (pathname === '/connect/oauth2/authorize') {
      if (query.get('appid') !== account.appId || query.get('scope') !== 'snsapi_base') return { status: 400 }
      const code = `code-${codes.size + 1}`
      codes.set(code, state.person)
      people.set(state.person.openid, state.person)
      const back = new URL(query.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', query.get('state') ?? '')
      return { status: 302, location: String(back) }
    }
    if (pathname === '/sns/oauth2/access_token') {
      if (query.get('secret') !== account.secret) return fail(40125, 'invalid appsecret')
      const code = query.get('code') ?? ''
      const person = codes.get(code)
      if (person === undefined) return fail(40029, 'invalid code')
      if (person === null) return fail(40163, 'code been used')
      codes.set(code, null)
      const { openid, unionid, snapshot } = person
      return {
        status: 200,
        body: {
          access_token: 'user token',
          expires_in: 7200,
          refresh_token: 'r',
          openid,
          scope: 'snsapi_base',
          ...(unionid === undefined ? {} : { unionid }),
          ...(snapshot === true ? { is_snapshotuser: 1 } : {}),
        },
      }
    }
    if (pathname === '/cgi-bin/token') {
      if (query.get('secret') !== account.secret) return fail(40125, 'invalid appsecret')
      const token = `token-${++state.issued}`
      state.tokens.add(token)
      return { status: 200, body: { access_token: token, expires_in: 7200 } }
    }
    if (pathname === '/cgi-bin/user/info') {
      if (!state.tokens.has(query.get('access_token') ?? '')) return fail(40001, 'invalid credential')
      const person = people.get(query.get('openid') ?? '')
      if (person === undefined) return fail(40003, 'invalid openid')
      return { status: 200, body: { subscribe: person.follows === true ? 1 : 0, openid: person.openid } }
    }
    return { status: 404 }
  })
  return { ...server, state, spoilTokens: () => state.tokens.clear() }
}
