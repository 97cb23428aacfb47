import type { MyBallot } from '../../server/ballots.ts'
import type { BallotPaper } from '../../server/candidates.ts'
import { fullDayText, secondText, zoneText } from '../../server/domain/words/dates.ts'
import { lang } from '../words.ts'
import type { ReceiptsState } from './receipts.state.ts'
import { words } from './words.ts'

/** Saves a receipt as a text file: what the page shows, and the values with which anyone finds its entry in the public log. */
export function saveReceipt(ballot: MyBallot, zone: string, paper: BallotPaper, receipts: ReceiptsState): void {
  const proof = receipts.of(ballot.ballot)?.proof

  const t = words().done
  const time = `${fullDayText(lang(), zone, ballot.at)} ${t.zoned(secondText(zone, ballot.at), zoneText(lang(), zone))}`
  const lines = [
    lang() === 'en' ? (paper.nameEn ?? paper.name) : paper.name,
    t.title,
    `${t.code}: ${ballot.code}`,
    `${t.receivedAt}: ${time}`,
    `${t.place}: ${t.entry(String(ballot.index))}`,
    `${t.ballot}: ${ballot.ballot}`,
    `${t.commit}: ${ballot.commit}`,
    `${location.origin}/c/${paper.campaign}`,
    t.secret,
    ...(receipts.key === null ? [] : [`${t.key}: ${receipts.key}`]),
    ...(proof === undefined ? [] : ['', `${t.proof}:`, ...proof.split('\n')]),
  ]
  const address = URL.createObjectURL(
    new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = t.file(ballot.code)
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
