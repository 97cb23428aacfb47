import { createServer, type Socket } from 'node:net'

/** A letter as it came over the wire, its text decoded. */
export interface Received {
  from: string
  to: string
  subject: string
  text: string
}

/** A mail server that speaks SMTP on a port of its own; it refuses mailboxes whose name begins with `nobody`. */
export async function openSmtp() {
  const letters: Received[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let [from, to, letter, unread] = ['', '', '', '']
    let inLetter = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (inLetter) {
        if (line !== '.') {
          letter += `${line.replace(/^\./, '')}\r\n`
          return
        }
        inLetter = false
        letters.push({ from, to, ...read(letter) })
        say('250 taken')
        return
      }
      const [verb = ''] = line.toUpperCase().split(/[ :]/)
      const address = /<(.*?)>/.exec(line)?.[1] ?? ''
      if (verb === 'EHLO') say('250-test\r\n250 8BITMIME')
      else if (verb === 'MAIL') {
        from = address
        say('250 ok')
      } else if (verb === 'RCPT') {
        to = address
        say(address.startsWith('nobody') ? `550 no mailbox <${address}>` : '250 ok')
      } else if (verb === 'DATA') {
        letter = ''
        inLetter = true
        say('354 go on')
      } else if (verb === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say(verb === 'RSET' || verb === 'HELO' ? '250 ok' : '502 unknown')
    }
    say('220 test')
    socket.on('data', (bytes) => {
      unread += bytes.toString('latin1')
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        hear(unread.slice(0, end))
        unread = unread.slice(end + 2)
      }
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function read(letter: string): { subject: string; text: string } {
  const [head = '', ...rest] = letter.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const fields = head.replace(/\r\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(fields)?.[1]?.trim() ?? ''
  const coding = field('content-transfer-encoding').toLowerCase()
  const bytes = coding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(unquoted(body, coding), 'latin1')
  const subject = field('subject')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : unquoted(text.replace(/_/g, ' '), 'quoted-printable'),
    )
  return { subject: Buffer.from(subject, 'latin1').toString('utf8'), text: bytes.toString('utf8') }
}

function unquoted(text: string, coding: string): string {
  if (coding !== 'quoted-printable') return text
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
