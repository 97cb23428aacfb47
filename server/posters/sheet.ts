import { stampedSealSvg, wordSealSvg } from '../domain/seal.ts'
import { posterWords } from '../domain/words/poster.ts'
import type { Lang } from '../domain/words.ts'
import { escapeHtml } from '../html.ts'
import { qrSvg } from './qr.ts'
import { sheetStyle } from './style.ts'
import type { Subject } from './subject.ts'

/** Sizes of the name by its length (citizen.md "10 Poster"). */
function nameSize(name: string): 'large' | 'middle' | 'small' {
  const { length } = [...name]
  if (length >= 15) return 'small'
  return length >= 9 ? 'middle' : 'large'
}

/** The A4 poster as a page of its own: no script but the one that prints, every mark a vector. */
export function posterSheet(lang: Lang, nonce: string, subject: Subject): string {
  const t = posterWords[lang]
  const { number, name, place, line, campaignName, host, closes } = subject
  const text = escapeHtml
  const seal = number === null ? wordSealSvg('brand', 171) : stampedSealSvg(number, 256)
  const told = number === null ? [text(t.candidates(subject.candidates))] : place.map(text)
  const lines = [
    closes === null ? '' : `<p>${text(t.until(closes))}</p>`,
    `<p>${text(t.often(subject.often, subject.range))}</p>`,
  ]
  const typed = number === null ? t.typedAll(subject.typed) : t.typed(subject.typed, number)
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(t.title(number === null ? name : `${number} ${name}`))}</title>
<style nonce="${nonce}">${sheetStyle}</style>
</head>
<body>
<p class="acts"><button type="button">${text(t.print)}</button><a href="/c/${text(subject.campaign)}">${text(t.back)}</a></p>
<main class="sheet">
<img class="picture" src="${text(subject.picture)}" alt="">
<div class="seal${number === null ? ' word' : ''}" aria-hidden="true">${seal}</div>
<div class="words">
<p class="campaign"><span>${text(number === null ? host : campaignName)}</span><span>${text(t.vote)}</span></p>
<h1 class="${nameSize(name)}">${number === null ? '' : `<span class="unseen">${text(t.seal(number))} </span>`}${text(name)}</h1>
<p class="place">${told.map((part) => `<span>${part}</span>`).join('')}<b>${text(line)}</b></p>
</div>
<div class="scan">
${qrSvg(subject.address, 240, text(t.code(subject.address)))}
<div class="how">
<h2>${text(number === null ? t.scanAll : t.scan(number))}</h2>
${lines.join('\n')}
<p class="small">${text(typed)}</p>
<p class="small">${text(t.checkable)}</p>
</div>
</div>
<footer><span>${text(t.host(host))}</span>${wordSealSvg('brand', 24)}</footer>
</main>
<script nonce="${nonce}">document.querySelector('button').addEventListener('click', () => print())</script>
</body>
</html>
`
}
