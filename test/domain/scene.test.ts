import { describe, expect, it } from 'vitest'
import { scene } from '../../server/domain/scene.ts'

const themes = ['party', 'neighbour', 'deliberation', 'service', 'technology', 'a theme of their own', 'toString', '']

describe('scenes for nominations without a photo', () => {
  it('are the same for a theme and number every time, and differ between numbers and between themes', () => {
    expect(scene('service', '059')).toBe(scene('service', '059'))
    const drawn = themes.flatMap((theme) => ['031', '044', '059'].map((number) => scene(theme, number)))
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('are well-formed pictures of 4:3 without script, style, id or broken figure', () => {
    for (const theme of themes)
      for (let number = 1; number <= 60; number++) {
        const svg = scene(theme, String(number).padStart(3, '0'))
        expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 300"/)
        expect(svg.match(/<script|style=|\bid=|NaN|undefined|="[^"]*-?Infinity/)?.[0]).toBeUndefined()
        expect(svg.split('<g').length).toBe(svg.split('</g>').length)
      }
  })

  it('stay light: under 16 kB each, so that sixty of them cost what one photo does', () => {
    const sizes = themes.map((theme) => scene(theme, '047').length)
    expect(Math.max(...sizes)).toBeLessThan(16_000)
  })

  it('give known themes motifs of their own, and every unknown one the fields', () => {
    const motif = (theme: string) => scene(theme, '001').replace(/[\d.]+|#\w+/g, '').length
    expect(new Set(['party', 'neighbour', 'deliberation', 'service', 'technology', 'x'].map(motif)).size).toBe(6)
  })
})
