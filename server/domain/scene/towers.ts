import { type Brush, between, block, circle, height, hills, line, sky } from './shapes.ts'

/** Towers joined by one arc with nodes on their roofs: technology that connects a quarter. */
export function towers(brush: Brush): string {
  const { palette } = brush
  const base = height
  const roofs = [
    { x: 30, top: between(brush, 128, 158), wide: 58, fill: palette.light },
    { x: 104, top: between(brush, 62, 92), wide: 50, fill: palette.dark },
    { x: 168, top: between(brush, 108, 140), wide: 72, fill: palette.light },
    { x: 254, top: between(brush, 40, 72), wide: 54, fill: palette.dark },
    { x: 322, top: between(brush, 136, 164), wide: 60, fill: palette.light },
  ]
  const nodes = roofs.filter((_, at) => at !== 2).map((roof) => ({ x: roof.x + roof.wide / 2, y: roof.top }))
  const crest = Math.min(...nodes.map(({ y }) => y)) - 24
  const [first, second, third, last] = nodes
  const arc =
    first && second && third && last
      ? `M${first.x} ${first.y}Q${second.x - 36} ${second.y + 14} ${second.x} ${second.y}Q${(second.x + third.x) / 2} ${crest} ${third.x} ${third.y}Q${third.x + 44} ${third.y + 18} ${last.x} ${last.y}`
      : ''
  return [
    sky(brush, between(brush, 150, 196), between(brush, 46, 66)),
    hills(brush, 218, palette.far),
    hills(brush, 244, palette.middle),
    ...roofs.map((roof) => block(brush, roof.x, roof.top, roof.wide, base, roof.fill)),
    line(arc, palette.gold, 3.5),
    ...nodes.map(({ x, y }) => circle(x, y, 7, palette.gold)),
  ].join('')
}
