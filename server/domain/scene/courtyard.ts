import { type Brush, between, height, hills, path, person, rect, sky, tree, width } from './shapes.ts'

/** Houses around a court, neighbours at one table. */
export function courtyard(brush: Brush): string {
  const { palette } = brush
  const ground = 214
  const people = between(brush, 4, 6)
  const fills = [palette.dark, palette.gold, palette.dark, palette.white, palette.gold, palette.dark]
  const seats = Array.from({ length: people }, (_, at) => {
    const x = 200 + (at - (people - 1) / 2) * 32 + between(brush, -4, 4)
    return person(x, at % 2 === 0 ? 258 : 266, 42, fills[at] ?? palette.dark)
  })
  return [
    sky(brush, between(brush, 190, 250), between(brush, 38, 58)),
    hills(brush, 150, palette.far),
    tree(between(brush, 300, 340), 196, 110, palette.middle),
    rect(0, ground, width, height - ground, palette.ground),
    rect(0, ground, width, 16, palette.middle),
    house(brush, -14, between(brush, 84, 96), 190, ground),
    house(brush, 206, between(brush, 98, 110), 200, ground),
    `<ellipse cx="200" cy="238" rx="56" ry="10" fill="${palette.dark}"/>`,
    rect(192, 240, 16, 24, palette.dark),
    ...seats,
  ].join('')
}

/** A low house with a swung roof and lit doors. */
function house(brush: Brush, x: number, top: number, wide: number, base: number): string {
  const { palette } = brush
  const eaves = top + 48
  const doors = Math.round(wide / 38)
  const step = (wide - 40) / doors
  return [
    rect(x + 20, eaves - 2, wide - 40, base - eaves + 2, palette.wall),
    ...Array.from({ length: doors }, (_, at) =>
      rect(Math.round(x + 20 + step * (at + 0.25)), eaves + 18, 16, base - eaves - 18, palette.window),
    ),
    path(
      `M${x + 42} ${top}H${x + wide - 42}Q${x + wide - 26} ${eaves - 14} ${x + wide} ${eaves - 8}q-3 8 -12 8H${x + 12}q-9 0 -12 -8Q${x + 26} ${eaves - 14} ${x + 42} ${top}z`,
      palette.dark,
    ),
  ].join('')
}
