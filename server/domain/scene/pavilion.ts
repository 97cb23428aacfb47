import { type Brush, between, circle, height, hills, path, person, rect, sky, tree, width } from './shapes.ts'

/** A pavilion with a table and people who talk: deliberation. */
export function pavilion(brush: Brush): string {
  const { palette } = brush
  const middle = between(brush, 188, 212)
  const base = 262
  const eaves = 122
  const roof =
    `M${middle} 44C${middle - 12} 66 ${middle - 62} 96 ${middle - 110} 108q-6 16 22 ${eaves - 108}` +
    `H${middle + 88}q28 2 22 ${108 - eaves}C${middle + 62} 96 ${middle + 12} 66 ${middle} 44z`
  const posts = [-78, -27, 18, 70].map((x) => rect(middle + x, eaves, 8, base - eaves, palette.dark))
  return [
    sky(brush, middle + between(brush, -44, -22), between(brush, 52, 74)),
    hills(brush, 160, palette.far),
    hills(brush, 190, palette.middle),
    tree(between(brush, 34, 56), 262, between(brush, 104, 128), palette.dark),
    tree(between(brush, 344, 368), 262, between(brush, 74, 96), palette.dark),
    rect(0, 252, width, height - 252, palette.ground),
    path(roof, palette.dark),
    circle(middle, 43, 8, palette.gold),
    ...posts,
    rect(middle - 100, base - 6, 200, 8, palette.dark),
    rect(middle - 30, 214, 60, 6, palette.gold),
    rect(middle - 4, 220, 8, 36, palette.gold),
    person(middle - 50, base - 6, 52, palette.dark),
    person(middle + 48, base - 6, 52, palette.dark),
    brush.random() < 0.5 ? person(middle + 104, 268, 46, palette.white) : '',
  ].join('')
}
