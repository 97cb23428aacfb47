import type { Page } from 'playwright-core'

/** What a screen must keep to: sizes in px, contrast as a ratio. */
export interface Measures {
  font: number
  leading: number
  target: number
  contrast: number
}

/** The numbers of the guideline for older people (MIIT), and those of everybody else (ui.md, WCAG 2.2 AA). */
export const elderMeasures: Measures = { font: 18, leading: 1.3, target: 60, contrast: 4.5 }
export const plainMeasures: Measures = { font: 13, leading: 1.2, target: 44, contrast: 4.5 }

/**
 * Measures every visible text and target of the page as it stands: type, line height, contrast against the nearest painted
 * ground, how far a target reaches when it is pressed, and whether words are cut or the page scrolls sideways. Links in the
 * middle of a sentence keep its line (WCAG 2.5.8). Returns a sentence for each violation.
 */
export function violationsOf(page: Page, measures: Measures): Promise<string[]> {
  return page.evaluate((limits) => {
    type Color = [number, number, number, number]
    const found = new Set<string>()
    /** Rows of a list beyond these are made alike. */
    const mostAlike = 8
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 24)}”`
    const isShown = (element: Element): boolean => {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (style.visibility === 'hidden' || style.display === 'none' || box.width < 2 || box.height < 2) return false
      return style.clip === 'auto' || !style.clip.startsWith('rect(0')
    }
    const isOnTop = (element: Element): boolean => {
      const front = document.querySelector('dialog[open], [data-front]')
      if (element.closest(`li:nth-child(n+${mostAlike + 1})`)) return false
      return front === null || front.contains(element)
    }
    const hidden = (element: Element | null): boolean =>
      element !== null &&
      (!isShown(element) || (element.parentElement !== document.body && hidden(element.parentElement)))

    const colorOf = (text: string): Color => {
      const parts = (/\(([^)]+)\)/.exec(text)?.[1] ?? '').split(',').map(Number)
      return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1]
    }
    const groundOf = (element: Element | null): Color => {
      for (let at = element; at !== null; at = at.parentElement) {
        const color = colorOf(getComputedStyle(at).backgroundColor)
        if (color[3] === 1) return color
      }
      return [255, 255, 255, 1]
    }
    const luminance = (color: Color): number => {
      const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (a: Color, b: Color): number => {
      const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
      return (light + 0.05) / (dark + 0.05)
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      const text = (walker.currentNode.textContent ?? '').trim()
      if (element === null || text === '' || !isOnTop(element) || hidden(element)) continue
      if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize)
      const leading = Number.parseFloat(style.lineHeight) / size
      if (size < limits.font) found.add(`type ${size} < ${limits.font}: ${nameOf(element)}`)
      if (leading < limits.leading - 0.005) found.add(`line height ${leading.toFixed(2)}: ${nameOf(element)}`)
      const ratio = contrast(colorOf(style.color), groundOf(element))
      if (ratio < limits.contrast) found.add(`contrast ${ratio.toFixed(2)}: ${nameOf(element)}`)
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(at)
        const clips = overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis'
        if (clips && at.scrollWidth > at.clientWidth + 1) found.add(`cut sideways: ${nameOf(at)}`)
        if (overflowY === 'hidden' && at.scrollHeight > at.clientHeight + 2 && at.clientHeight > 2)
          found.add(`cut below: ${nameOf(at)}`)
      }
    }

    for (const input of document.querySelectorAll('input')) {
      if (!isOnTop(input) || hidden(input) || input.placeholder === '' || input.value !== '') continue
      const style = getComputedStyle(input)
      const ruler = document.createElement('span')
      ruler.style.cssText = `position:absolute;white-space:nowrap;font:${style.font}`
      ruler.textContent = input.placeholder
      document.body.append(ruler)
      const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      if (ruler.offsetWidth > room) found.add(`hint cut, ${ruler.offsetWidth} > ${room}: ${input.placeholder}`)
      if (Number.parseFloat(style.fontSize) < limits.font) found.add(`type in a field: ${style.fontSize}`)
      ruler.remove()
    }

    /** How far a press from the middle of a target still meets it, on one axis. */
    const reach = (target: Element, horizontal: boolean): number => {
      const box = target.getBoundingClientRect()
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const meets = (offset: number): boolean => {
        const hit = document.elementFromPoint(horizontal ? x + offset : x, horizontal ? y : y + offset)
        return hit !== null && (target.contains(hit) || hit.closest('label')?.control === target)
      }
      if (!meets(0)) return -1
      let [before, after] = [0, 0]
      while (before < 40 && meets(-before - 1)) before++
      while (after < 40 && meets(after + 1)) after++
      const side = horizontal ? box.width : box.height
      // Points are met in whole pixels: what is whole by its box may look one less.
      return side >= limits.target && before + after + 2 >= limits.target ? side : before + after
    }
    const inSentence = (target: Element): boolean =>
      target.parentElement !== null &&
      getComputedStyle(target).display === 'inline' &&
      [...target.parentElement.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '')
    const before = scrollY
    for (const target of document.querySelectorAll('a[href], button, input, select, textarea, [role=tab]')) {
      if (!isOnTop(target) || hidden(target) || target.matches('[tabindex="-1"], .skip') || inSentence(target)) continue
      let [wide, high] = [-1, -1]
      for (const share of [null, 0.5, 0.3, 0.2, 0.12, 0.7]) {
        const box = target.getBoundingClientRect()
        if (share === null) target.scrollIntoView({ block: 'center' })
        else scrollBy(0, box.top + box.height / 2 - innerHeight * share)
        wide = Math.max(wide, reach(target, true))
        high = Math.max(high, reach(target, false))
        if (wide >= limits.target && high >= limits.target) break
      }
      if (wide < 0) found.add(`covered: ${nameOf(target)}`)
      else if (wide < limits.target || high < limits.target) found.add(`target ${wide} x ${high}: ${nameOf(target)}`)
    }
    scrollTo(0, before)

    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.add(`sideways: ${scrollWidth} > ${clientWidth}`)
    return [...found]
  }, measures)
}
