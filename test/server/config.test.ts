import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

describe('configuration', () => {
  it('serves loopback with nothing set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      databaseUrl: null,
      trustedProxies: [],
    })
  })

  it('refuses to listen beyond loopback without an https PUBLIC_URL, and says how', () => {
    for (const address of [undefined, 'http://vote.example.org'])
      expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: address })).toMatchObject({
        variable: 'PUBLIC_URL',
        problem: expect.stringContaining('proxy_pass'),
      })
    expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://vote.example.org/' })).toMatchObject({
      publicUrl: 'https://vote.example.org',
    })
  })

  it('believes the proxy on its own machine once HTTPS must end there, unless other proxies are named', () => {
    const https = { PUBLIC_URL: 'https://vote.example.org' }
    expect(readConfig(https)).toMatchObject({ trustedProxies: ['127.0.0.1', '::1'] })
    expect(readConfig({ ...https, TRUSTED_PROXIES: '10.0.0.0/8' })).toMatchObject({ trustedProxies: ['10.0.0.0/8'] })
    expect(readConfig({ ...https, TRUSTED_PROXIES: '' })).toMatchObject({ trustedProxies: [] })
  })

  it.each([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '70000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'vote.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://vote.example.org/path' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8, proxy' }],
    ['SECRET', { SECRET: 'short' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('names %s when it is wrong', (variable, environment) => {
    expect(readConfig(environment)).toMatchObject({ variable, problem: expect.stringContaining(variable) })
  })
})
