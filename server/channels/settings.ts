/** How voters are reached outside the page; null for each way that is not configured. */
export interface ChannelSettings {
  /** Mail over SMTP, `smtp://user:password@host:587` or `smtps://…`, and the sender that mails carry. */
  mail: { smtpUrl: string; from: string } | null
  /** The SMS gateway's address and the secret that signs what is posted to it. */
  sms: { url: string; secret: string } | null
  /** An official account of WeChat. `api` and `open` are WeChat's own hosts unless a test says otherwise. */
  wechat: { appId: string; secret: string; api: string; open: string } | null
}

export const noChannels: ChannelSettings = { mail: null, sms: null, wechat: null }

type Problem = { problem: string; variable: string }

/** Reads SMTP_URL + MAIL_FROM, SMS_URL + SMS_SECRET, WECHAT_APP_ID + WECHAT_SECRET (+ WECHAT_API); half a pair is a problem. */
export function readChannels(environment: Record<string, string | undefined>): ChannelSettings | Problem {
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_SECRET, WECHAT_APP_ID, WECHAT_SECRET, WECHAT_API } = environment
  for (const [one, other] of [
    ['SMTP_URL', 'MAIL_FROM'],
    ['SMS_URL', 'SMS_SECRET'],
    ['WECHAT_APP_ID', 'WECHAT_SECRET'],
  ] as const) {
    if (environment[one] && !environment[other])
      return { variable: other, problem: `${one} is set, so ${other} is needed too.` }
    if (environment[other] && !environment[one])
      return { variable: one, problem: `${other} is set, so ${one} is needed too.` }
  }
  if (SMTP_URL && !hasScheme(SMTP_URL, ['smtp:', 'smtps:']))
    return {
      variable: 'SMTP_URL',
      problem: 'SMTP_URL must be an address such as smtps://user:password@mail.example.org.',
    }
  if (SMS_URL && !hasScheme(SMS_URL, ['http:', 'https:']))
    return { variable: 'SMS_URL', problem: 'SMS_URL must be an http or https address.' }
  if (SMS_SECRET && Buffer.byteLength(SMS_SECRET) < 16)
    return { variable: 'SMS_SECRET', problem: 'SMS_SECRET must have at least 16 characters.' }
  if (WECHAT_API && !hasScheme(WECHAT_API, ['http:', 'https:']))
    return { variable: 'WECHAT_API', problem: 'WECHAT_API must be an http or https address.' }
  return {
    mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null,
    sms: SMS_URL && SMS_SECRET ? { url: SMS_URL, secret: SMS_SECRET } : null,
    wechat:
      WECHAT_APP_ID && WECHAT_SECRET
        ? {
            appId: WECHAT_APP_ID,
            secret: WECHAT_SECRET,
            api: WECHAT_API || 'https://api.weixin.qq.com',
            open: WECHAT_API || 'https://open.weixin.qq.com',
          }
        : null,
  }
}

function hasScheme(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol)
}
