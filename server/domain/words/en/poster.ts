import type { PosterWords } from '../poster.ts'

/** Words of posters and share cards. */
export const poster: PosterWords = {
  title: (name) => `${name} · Poster`,
  vote: 'Public vote',
  scan: (number) => `Scan to support No. ${number}`,
  scanAll: 'Scan and vote',
  until: (moment) => `Until ${moment}`,
  often: (often, range) => `${often}, ${range}`,
  typed: (host, number) => `No camera? Open ${host} and enter ${number}.`,
  typedAll: (host) => `No camera? Open ${host}.`,
  checkable: 'You get a receipt, and anyone can check the count.',
  candidates: (count) => `${count} candidates`,
  host: (host) => `Held by ${host}`,
  print: 'Print the poster',
  back: 'Back to the vote',
  code: (address) => `QR code for ${address}`,
  seal: (number) => `No. ${number}`,
}
