import type { Wording } from '../../words.ts'
import type { parts as chinese } from '../zh-CN/parts.ts'

/** Words on the parts that all pages share. */
export const parts: Wording<typeof chinese> = {
  brand: 'Gongping',
  close: 'Close',
  menu: 'Menu',
  loading: 'Loading…',
  retry: 'Try again',
  broken: 'The server did not answer. What you typed is still here; check the connection and try again.',
  dataTable: 'Show as a table',
  search: 'Search',
  skip: 'Skip to the content',
  language: { switchTo: '中文', label: 'Switch to Chinese' },
  errors: (count) => (count === 1 ? 'One thing to correct' : `${count} things to correct`),
  save: {
    saved: (time) => `Saved at ${time}`,
    saving: 'Saving…',
    offline: (count) => `Offline, ${count} waiting to be sent`,
    failed: 'Not saved',
    conflict: 'Changed elsewhere too',
  },
  score: { none: 'not scored', abstained: 'abstained', recused: 'recused' },
  seal: { unnumbered: 'no number' },
  timeline: { today: (day) => `Today ${day}`, undated: 'no date yet' },
  zone: { 'Asia/Shanghai': 'Beijing time', UTC: 'UTC' },
}
