import { seeded } from '../seeded.ts'

interface Point {
  x: number
  y: number
  /** Unit normal, pointing outwards. */
  nx: number
  ny: number
}

/** How finely a seal is cut: seals shown at 80 px or more carry more points, chips and specks. */
export type Grain = 'coarse' | 'fine'

const grains = {
  coarse: { step: 3.6, noise: 0.75, chips: 4, specks: 7 },
  fine: { step: 2.2, noise: 0.6, chips: 8, specks: 30 },
} as const

const inset = 4
const radius = 6

/**
 * The worn outline of a stamped seal in a box of 100 x `height`, specks included: fill it with the even-odd rule. The same seed
 * always gives the same wear.
 */
export function wornEdge(seed: string, height: number, grain: Grain): string {
  const random = seeded(`edge ${seed} ${height} ${grain}`)
  const { step, noise, chips, specks } = grains[grain]
  const points = walk(height, step)
  const phases = [random() * 6.28, random() * 6.28]
  const depths = points.map(
    (_, at) =>
      (random() * 2 - 1) * noise +
      0.45 * Math.sin((at / points.length) * 18.85 + (phases[0] ?? 0)) +
      0.3 * Math.sin((at / points.length) * 43.98 + (phases[1] ?? 0)),
  )
  for (let chip = 0; chip < chips; chip++) {
    const at = Math.floor(random() * points.length)
    const depth = 1.4 + random() * 2.4
    depths[at] = -depth
    if (random() < 0.5) depths[(at + 1) % points.length] = -depth * (0.5 + random() * 0.4)
  }
  const moved = points.map((point, at) => ({
    x: point.x + point.nx * (depths[at] ?? 0),
    y: point.y + point.ny * (depths[at] ?? 0),
  }))
  return smooth(moved) + wear(random, height, specks)
}

/** Points along a rounded rectangle, clockwise from the top left, one every `step` units. */
function walk(height: number, step: number): Point[] {
  const [left, top, right, bottom] = [inset, inset, 100 - inset, height - inset]
  const points: Point[] = []
  const side = (fromX: number, fromY: number, toX: number, toY: number, nx: number, ny: number): void => {
    const count = Math.round(Math.hypot(toX - fromX, toY - fromY) / step)
    for (let at = 0; at < count; at++)
      points.push({ x: fromX + ((toX - fromX) * at) / count, y: fromY + ((toY - fromY) * at) / count, nx, ny })
  }
  const corner = (x: number, y: number, from: number): void => {
    const count = Math.max(2, Math.round((radius * Math.PI) / 2 / step))
    for (let at = 0; at < count; at++) {
      const angle = from + (Math.PI / 2) * (at / count)
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
      points.push({ x: x + nx * radius, y: y + ny * radius, nx, ny })
    }
  }
  side(left + radius, top, right - radius, top, 0, -1)
  corner(right - radius, top + radius, -Math.PI / 2)
  side(right, top + radius, right, bottom - radius, 1, 0)
  corner(right - radius, bottom - radius, 0)
  side(right - radius, bottom, left + radius, bottom, 0, 1)
  corner(left + radius, bottom - radius, Math.PI / 2)
  side(left, bottom - radius, left, top + radius, -1, 0)
  corner(left + radius, top + radius, Math.PI)
  return points
}

/** A closed line of quadratic curves through the midpoints of its points. */
function smooth(points: readonly { x: number; y: number }[]): string {
  const middles = points.map((point, at) => {
    const next = points[(at + 1) % points.length] ?? point
    return `${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`
  })
  const curves = points.map((point, at) => `Q${round(point.x)} ${round(point.y)} ${middles[at]}`)
  return `M${middles[middles.length - 1]}${curves.join('')}Z`
}

/** Specks where the ink did not take; half of them near one corner, where the hand pressed least. */
function wear(random: () => number, height: number, specks: number): string {
  const cornerX = random() < 0.5 ? 15 : 85
  const cornerY = random() < 0.5 ? 15 : height - 15
  let path = ''
  for (let speck = 0; speck < specks; speck++) {
    const near = speck % 2 === 0
    const x = near ? cornerX + (random() - 0.5) * 14 : 9 + random() * 82
    const y = near ? cornerY + (random() - 0.5) * 14 : 9 + random() * (height - 18)
    const size = 0.35 + random() * random() * 0.8
    const lean = (random() - 0.5) * size
    path += `M${round(x)} ${round(y)}l${round(size + lean)} ${round(-size)} ${round(size)} ${round(size)} ${round(-size)} ${round(size + lean)}z`
  }
  return path
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
