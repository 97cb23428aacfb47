import type { Transporter } from 'nodemailer'
import type { ChannelSettings } from './settings.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Sends a letter; the refusal says whether the address or the mail server is at fault. `cause` never names the address. */
export type Mail = (
  letter: Letter,
) => Promise<{ sent: true } | { refusal: 'mail-refused' | 'mail-not-sent'; cause: string }>

const patience = 10_000

/** Mail over SMTP; its library is loaded with the first letter. */
export function openMail({ smtpUrl, from }: NonNullable<ChannelSettings['mail']>): Mail {
  let opened: Promise<Transporter> | null = null
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url: smtpUrl,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  return async ({ to, subject, text }) => {
    try {
      opened ??= open()
      await (await opened).sendMail({ from, to: { name: '', address: to }, subject, text })
      return { sent: true }
    } catch (error) {
      return { refusal: isAddressFault(error) ? 'mail-refused' : 'mail-not-sent', cause: causeOf(error) }
    }
  }
}

/** The server took the letter but not its receiver: the mailbox is the fault, and 5xx says that it stays so. */
function isAddressFault(error: unknown): boolean {
  return field(error, 'code') === 'EENVELOPE' && Number(field(error, 'responseCode')) >= 500
}

/** The kind of a failure. The server's own words are left out: they quote the address. */
function causeOf(error: unknown): string {
  return `${field(error, 'code') ?? 'unknown'} ${field(error, 'responseCode') ?? ''}`.trim()
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
