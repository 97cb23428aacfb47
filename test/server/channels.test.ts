import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { noChannels, readChannels } from '../../server/channels/settings.ts'
import { openSms, signMessage } from '../../server/channels/sms.ts'
import { openChannels, usableTiers } from '../../server/channels.ts'
import { openHttp } from '../outside/http.ts'

const now = () => new Date('2026-06-01T00:00:00.000Z')

describe('the ways out', () => {
  it('are none unless the environment names them, and the rest works', () => {
    expect(readChannels({})).toEqual(noChannels)
    expect(usableTiers(openChannels(noChannels, now))).toEqual(['device', 'code', 'roll'])
    const all = readChannels({
      SMTP_URL: 'smtps://u:p@mail.example.org',
      MAIL_FROM: 'vote@example.org',
      SMS_URL: 'https://sms.example.org/send',
      SMS_SECRET: 'sixteen or more characters',
      WECHAT_APP_ID: 'wx1',
      WECHAT_SECRET: 's',
    })
    if ('problem' in all) throw new Error(all.problem)
    expect(all.wechat).toEqual({
      appId: 'wx1',
      secret: 's',
      api: 'https://api.weixin.qq.com',
      open: 'https://open.weixin.qq.com',
    })
    expect(usableTiers(openChannels(all, now))).toEqual(['device', 'code', 'roll', 'email', 'sms', 'wechat'])
  })

  it.each([
    ['MAIL_FROM', { SMTP_URL: 'smtp://localhost' }],
    ['SMTP_URL', { MAIL_FROM: 'a@example.org' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' }],
    ['SMS_SECRET', { SMS_URL: 'https://sms.example.org' }],
    ['SMS_SECRET', { SMS_URL: 'https://sms.example.org', SMS_SECRET: 'short' }],
    ['SMS_URL', { SMS_URL: 'ftp://sms.example.org', SMS_SECRET: 'sixteen or more characters' }],
    ['WECHAT_SECRET', { WECHAT_APP_ID: 'wx1' }],
  ])('are refused by the name of the variable: %s', (variable, environment) => {
    expect(readChannels(environment)).toMatchObject({ variable })
  })

  it('sign what they post to the gateway, so that it can tell what is ours and recent', async () => {
    const secret = 'sixteen or more characters'
    const heard: { signature: string; key: string; body: string }[] = []
    const gateway = await openHttp((request, body) => {
      const { 'x-gongping-signature': signature, 'idempotency-key': key } = request.headers
      heard.push({ signature: String(signature), key: String(key), body })
      return { status: 204 }
    })
    const message = { to: '+8613800000000', text: '验证码 123456', code: '123456', id: 'm1' }
    expect(await openSms({ url: gateway.url, secret }, now)(message)).toEqual({ sent: true })
    const [sent] = heard
    expect(JSON.parse(sent?.body ?? '')).toEqual(message)
    const seconds = now().getTime() / 1000
    const expected = createHmac('sha256', secret).update(`${seconds}.${sent?.body}`).digest('hex')
    expect([sent?.signature, sent?.key]).toEqual([`t=${seconds},v1=${expected}`, 'm1'])
    expect(signMessage(secret, seconds, sent?.body ?? '')).toBe(expected)
    await gateway.close()
    expect(await openSms({ url: gateway.url, secret }, now)(message)).toMatchObject({ refusal: 'sms-not-sent' })
  })
})
