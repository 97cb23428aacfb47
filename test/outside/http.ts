import { createServer, type IncomingMessage } from 'node:http'

/** What a local server answers: a status with a JSON body, or a redirect. */
export type Answer = { status: number; body?: unknown; location?: string }

/** An HTTP server on a port of its own. */
export async function openHttp(answer: (request: IncomingMessage, body: string) => Answer) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { status, body, location } = answer(request, Buffer.concat(chunks).toString('utf8'))
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(location === undefined ? {} : { location }),
      })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
