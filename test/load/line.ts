import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface Answer {
  status: number
  head: string
  body: string
}

/** One keep-alive connection that carries one request at a time. */
export interface Line {
  /** Sends a request; null when the connection ended before the whole answer was there. */
  ask: (request: string) => Promise<Answer | null>
  close: () => void
}

/** Opens a connection to a server on loopback; it opens itself again after an end. No HTTP library, so that sending is cheap. */
export function openLine(url: URL): Line {
  let socket: Socket | null = null
  let waiting: ((answer: Answer | null) => void) | null = null
  let received = ''
  const settle = (answer: Answer | null) => {
    const resolve = waiting
    waiting = null
    received = ''
    resolve?.(answer)
  }
  const open = (): Socket => {
    const opened = connect({ port: Number(url.port), host: url.hostname, noDelay: true })
    opened.setEncoding('utf8')
    opened.on('data', (text: string) => {
      if (opened !== socket) return
      received += text
      const answer = readAnswer(received)
      if (answer === undefined) return
      if (/^connection: close/im.test(answer.head)) {
        opened.destroy()
        socket = null
      }
      settle(answer)
    })
    const end = () => {
      if (opened !== socket) return
      socket = null
      settle(null)
    }
    opened.on('error', end)
    opened.on('close', end)
    return opened
  }
  return {
    ask(request) {
      if (waiting !== null) throw new Error('this connection still waits for an answer')
      return new Promise((resolve) => {
        waiting = resolve
        socket ??= open()
        socket.write(request)
      })
    },
    close() {
      const open = socket
      socket = null
      open?.destroy()
      settle(null)
    },
  }
}

/** The answer at the start of these bytes, by its content-length or its chunks; undefined while it is not whole. */
export function readAnswer(received: string): Answer | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = received.slice(0, end)
  const status = Number(head.slice(9, 12))
  const rest = received.slice(end + 4)
  const length = /^content-length: *(\d+)/im.exec(head)?.[1]
  if (length !== undefined) {
    const bytes = Number(length)
    if (rest.length >= bytes) return { status, head, body: rest }
    const found = Buffer.byteLength(rest)
    return found < bytes ? undefined : { status, head, body: rest }
  }
  if (!/^transfer-encoding: *chunked/im.test(head)) return status === 204 ? { status, head, body: '' } : undefined
  if (!rest.endsWith('0\r\n\r\n')) return undefined
  return { status, head, body: joinChunks(Buffer.from(rest)) }
}

function joinChunks(bytes: Buffer): string {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16)
    if (!(size > 0)) break
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(parts).toString('utf8')
}
