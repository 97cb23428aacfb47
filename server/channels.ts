import { type Mail, openMail } from './channels/mail.ts'
import type { ChannelSettings } from './channels/settings.ts'
import { openSms, type Sms } from './channels/sms.ts'
import { openWechat, type Wechat } from './channels/wechat.ts'
import type { Tier } from './domain/identity.ts'

/** The ways out of this server to a voter; null for each that is not configured. */
export interface Channels {
  mail: Mail | null
  sms: Sms | null
  wechat: Wechat | null
}

export function openChannels({ mail, sms, wechat }: ChannelSettings, now: () => Date): Channels {
  return {
    mail: mail === null ? null : openMail(mail),
    sms: sms === null ? null : openSms(sms, now),
    wechat: wechat === null ? null : openWechat(wechat, now),
  }
}

/** The tiers that can be offered on this server: those that need nothing outside, and those whose way out is configured. */
export function usableTiers({ mail, sms, wechat }: Record<keyof Channels, unknown>): Tier[] {
  return [
    'device',
    'code',
    'roll',
    ...(mail === null ? [] : (['email'] as const)),
    ...(sms === null ? [] : (['sms'] as const)),
    ...(wechat === null ? [] : (['wechat'] as const)),
  ]
}
