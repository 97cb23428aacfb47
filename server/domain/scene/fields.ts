import { type Brush, between, height, hills, path, person, sky, tree } from './shapes.ts'

/** Fields, trees and a few people: the scene of every theme that is not one of ours. */
export function fields(brush: Brush): string {
  const { palette } = brush
  const furrows = [0, 1, 2, 3].map((at) =>
    path(
      `M${-40 + at * 120} ${height}Q${120 + at * 50} 250 ${190 + at * 14} 212h10Q${170 + at * 60} 252 ${30 + at * 120} ${height}z`,
      palette.middle,
    ),
  )
  return [
    sky(brush, between(brush, 130, 270), between(brush, 54, 84)),
    hills(brush, 150, palette.far),
    hills(brush, 184, palette.middle),
    path(`M0 222C120 202 270 204 ${400} 220V${height}H0z`, palette.ground),
    ...furrows,
    tree(between(brush, 60, 100), 226, between(brush, 92, 124), palette.dark),
    tree(between(brush, 300, 350), 228, between(brush, 66, 96), palette.dark),
    person(200 + between(brush, -30, 0), 268, 50, palette.dark),
    person(226 + between(brush, -4, 20), 272, 46, palette.gold),
  ].join('')
}
