/** Flat colours of a scene, from far to near. */
export interface Palette {
  /** Top and bottom of the sky, RGB. */
  sky: readonly [Rgb, Rgb]
  sun: string
  far: string
  middle: string
  ground: string
  /** What stands nearest, the darkest colour. */
  dark: string
  /** A second, lighter building. */
  light: string
  wall: string
  window: string
  gold: string
  white: string
}

export type Rgb = readonly [number, number, number]

const green: Palette = {
  sky: [
    [216, 226, 214],
    [234, 238, 224],
  ],
  sun: '#F7F8EF',
  far: '#C3D2C0',
  middle: '#AEC5B0',
  ground: '#6B9784',
  dark: '#274A41',
  light: '#7CA18F',
  wall: '#94AE9B',
  window: '#E3EBDF',
  gold: '#D3A35C',
  white: '#F7F3E6',
}

const sand: Palette = {
  sky: [
    [230, 214, 196],
    [239, 228, 208],
  ],
  sun: '#FCF0DA',
  far: '#DCCFB6',
  middle: '#C4C4AE',
  ground: '#A9B3A0',
  dark: '#3C5148',
  light: '#7E9C8B',
  wall: '#9CAE9A',
  window: '#F1E6D0',
  gold: '#CF9B55',
  white: '#FBF3E2',
}

const blue: Palette = {
  sky: [
    [208, 219, 222],
    [231, 235, 230],
  ],
  sun: '#F6F8F3',
  far: '#BACBD1',
  middle: '#A3BAC4',
  ground: '#7C98A3',
  dark: '#33495A',
  light: '#A9BDC7',
  wall: '#9DB3BE',
  window: '#E9EFEE',
  gold: '#D5AE72',
  white: '#FAF8F0',
}

const dusk: Palette = {
  sky: [
    [230, 208, 193],
    [240, 226, 211],
  ],
  sun: '#FBEEDD',
  far: '#DDC4B1',
  middle: '#CDB0A0',
  ground: '#B5958A',
  dark: '#4A3F45',
  light: '#8F7A78',
  wall: '#A78F87',
  window: '#F2E2CF',
  gold: '#D9A95F',
  white: '#FAF1E4',
}

export const palettes = { green, sand, blue, dusk } as const
