import type { Palette } from './palette.ts'

/** A scene is drawn in a box of 400 x 300; the middle third is what a narrow card shows. */
export const width = 400
export const height = 300

/** What a scene draws with: its colours and its own repeatable chance. */
export interface Brush {
  palette: Palette
  random: () => number
}

/** A number between two bounds from the scene's own chance, in whole units. */
export function between(brush: Brush, low: number, high: number): number {
  return Math.round(low + brush.random() * (high - low))
}

export function rect(x: number, y: number, wide: number, high: number, fill: string, radius = 0): string {
  const round = radius === 0 ? '' : ` rx="${radius}"`
  return `<rect x="${x}" y="${y}" width="${wide}" height="${high}"${round} fill="${fill}"/>`
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}

export function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function line(d: string, stroke: string, weight: number): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** Sky in flat bands, and the sun. */
export function sky(brush: Brush, sunX: number, sunY: number): string {
  const [top, bottom] = brush.palette.sky
  const bands = 9
  const high = Math.ceil(height / bands)
  const colour = (share: number) =>
    `rgb(${top.map((part, at) => Math.round(part + ((bottom[at] ?? part) - part) * share)).join(',')})`
  const strips = Array.from({ length: bands }, (_, at) => rect(0, at * high, width, high + 1, colour(at / (bands - 1))))
  return strips.join('') + circle(sunX, sunY, 27, brush.palette.sun)
}

/** A range of soft hills whose crest lies about `top`. */
export function hills(brush: Brush, top: number, fill: string): string {
  const first = top + between(brush, -10, 12)
  const crests = [0, 1, 2].map((at) => ({
    x: 118 + at * 112 + between(brush, -16, 16),
    y: top + between(brush, -24, 10),
  }))
  const curves = crests.map(({ x, y }) => `S${x - 46} ${y} ${x} ${y}`)
  return path(
    `M0 ${first}C30 ${first} 40 ${first - 8} 60 ${first - 10}${curves.join('')}S380 ${top} ${width} ${top + 6}V${height}H0z`,
    fill,
  )
}

/** A tree with a round crown, standing on `base`. */
export function tree(x: number, base: number, size: number, fill: string): string {
  const crown = base - size * 0.62
  return (
    rect(x - size * 0.05, crown, Math.round(size * 0.1 * 10) / 10, size * 0.62, fill) +
    circle(x, crown - size * 0.12, size * 0.27, fill) +
    circle(x - size * 0.17, crown + size * 0.04, size * 0.21, fill) +
    circle(x + size * 0.18, crown + size * 0.02, size * 0.22, fill)
  )
}

/** A person seen from afar: head and cloak. */
export function person(x: number, base: number, size: number, fill: string): string {
  const half = size * 0.22
  return (
    circle(x, base - size * 0.82, size * 0.18, fill) +
    path(
      `M${x - half} ${base}V${base - size * 0.34}q0 ${-size * 0.26} ${half} ${-size * 0.26}t${half} ${size * 0.26}V${base}z`,
      fill,
    )
  )
}

/** A house front with a grid of windows, some lit. */
export function block(brush: Brush, x: number, top: number, wide: number, base: number, fill: string): string {
  const columns = Math.max(2, Math.round(wide / 20))
  const step = wide / (columns + 0.6)
  let windows = ''
  for (let y = top + 12; y < base - 14; y += 17)
    for (let column = 0; column < columns; column++) {
      const opacity = brush.random() < 0.4 ? 0.95 : 0.28
      const left = Math.round((x + step * (column + 0.5)) * 10) / 10
      windows += `<rect x="${left}" y="${y}" width="9" height="8" fill="${brush.palette.window}" fill-opacity="${opacity}"/>`
    }
  return rect(x, top, wide, base - top, fill) + windows
}
