import { type Brush, between, height, hills, line, path, person, rect, sky, width } from './shapes.ts'

/** A harbour with a light that leads in: a crane, a sail, two people on the quay. */
export function harbour(brush: Brush): string {
  const { palette } = brush
  const crane = between(brush, 58, 84)
  const light = between(brush, 318, 340)
  const sail = between(brush, 212, 252)
  const waves = Array.from({ length: 16 }, () => {
    const x = between(brush, 90, 370)
    return line(`M${x} ${between(brush, 142, 240)}h${between(brush, 14, 44)}`, palette.window, 1.6)
  })
  return [
    sky(brush, between(brush, 170, 230), between(brush, 44, 66)),
    hills(brush, 112, palette.far),
    rect(0, 130, width, height - 130, palette.middle),
    `<g opacity=".6">${waves.join('')}</g>`,
    lighthouse(brush, light, 178),
    boat(brush, sail, 168),
    line(`M${crane} 284V72M${crane - 18} 104L${crane} 74H${crane + 78}M${crane + 56} 74V118`, palette.dark, 6),
    rect(crane + 46, 118, 20, 15, palette.gold),
    path(`M0 262C90 240 180 246 250 254S360 276 400 262V300H0z`, palette.dark),
    person(190 + between(brush, -8, 8), 254, 38, palette.white),
    person(212 + between(brush, -4, 8), 256, 34, palette.gold),
  ].join('')
}

function boat(brush: Brush, x: number, base: number): string {
  const { palette } = brush
  return (
    path(`M${x - 4} ${base - 74}V${base - 6}h-36q26 -24 36 -68z`, palette.gold) +
    path(`M${x + 2} ${base - 84}q10 50 44 70l-44 8z`, palette.white) +
    path(`M${x - 50} ${base}h104q-10 22 -26 24h-54q-16 -2 -24 -24z`, palette.dark)
  )
}

function lighthouse(brush: Brush, x: number, base: number): string {
  const { palette } = brush
  return (
    path(`M${x - 70} ${base - 86}L${x} ${base - 80}L${x - 70} ${base - 66}z`, palette.sun) +
    path(`M${x - 10} ${base - 70}h20l7 70h-34z`, palette.white) +
    path(`M${x - 12} ${base - 46}h25l2 18h-29z`, palette.light) +
    rect(x - 8, base - 86, 16, 14, palette.gold) +
    path(`M${x - 12} ${base - 86}L${x} ${base - 98}L${x + 12} ${base - 86}z`, palette.dark) +
    path(`M${x - 36} ${base}h72l14 12h-100z`, palette.dark)
  )
}
