import { join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { type ChannelSettings, readChannels } from './channels/settings.ts'
import type { Lang } from './domain/words.ts'

/** Everything the environment decides, read once. No other file reads process.env. */
export interface Config {
  host: string
  port: number
  /** How the world reaches this server, without a trailing slash; null on loopback, where the address itself serves. */
  publicUrl: string | null
  /** Folder of the SQLite file, the kept files and the server's secret. */
  folder: string
  /** Folder of the anchor files: what the logs have promised, outside the database's folder. */
  anchorFolder: string
  /** PostgreSQL; null means the SQLite file in `folder`. */
  databaseUrl: string | null
  /** Redis for the rate limits; null means this process's memory. */
  redisUrl: string | null
  /** Proxies whose X-Forwarded-For is believed, as CIDR ranges. */
  trustedProxies: string[]
  /** 32 bytes or more of text shared by all nodes; null means a file in `folder`. */
  secret: string | null
  /** Mail, SMS and WeChat, as far as they are configured. */
  channels: ChannelSettings
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export type ConfigProblem = { problem: string; variable: string }

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The nginx lines that a refusal prints: HTTPS ends there, the server stays on loopback. */
export const nginxLines = `location / {
  proxy_pass http://127.0.0.1:3000;
  proxy_set_header Host $host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto https;
  client_max_body_size 11m;
}`

/**
 * Reads the configuration. Refuses, naming the variable: a port that is no number, a PUBLIC_URL that is no origin, a listen
 * address beyond loopback without an https PUBLIC_URL (product.md "Manners"), a proxy that is no address range, a short secret.
 */
export function readConfig(environment: Record<string, string | undefined>): Config | ConfigProblem {
  const host = environment.HOST || '127.0.0.1'
  const port = Number(environment.PORT || '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return { variable: 'PORT', problem: 'PORT must be a whole number from 0 to 65535.' }
  const publicUrl = environment.PUBLIC_URL?.replace(/\/+$/, '') || null
  if (publicUrl !== null && !isOrigin(publicUrl))
    return {
      variable: 'PUBLIC_URL',
      problem: 'PUBLIC_URL must be an address such as https://vote.example.org, without a path.',
    }
  if (!loopback.has(host) && !publicUrl?.startsWith('https://'))
    return {
      variable: 'PUBLIC_URL',
      problem: `HOST=${host} is reachable from outside, so PUBLIC_URL=https://… is needed: put the server behind a proxy that speaks HTTPS, for example nginx:\n${nginxLines}`,
    }
  // Behind HTTPS everybody would else come from the proxy: one limit for all, and /metrics open to the world.
  const nearest = publicUrl?.startsWith('https://') ? '127.0.0.1,::1' : ''
  const trustedProxies = (environment.TRUSTED_PROXIES ?? nearest).split(',').flatMap((range) => range.trim() || [])
  const unreadable = trustedProxies.find((range) => !isRange(range))
  if (unreadable !== undefined)
    return {
      variable: 'TRUSTED_PROXIES',
      problem: `TRUSTED_PROXIES: "${unreadable}" is neither an address nor a range like 10.0.0.0/8.`,
    }
  const secret = environment.SECRET || null
  if (secret !== null && Buffer.byteLength(secret) < 32)
    return { variable: 'SECRET', problem: 'SECRET must have at least 32 characters.' }
  const logLevel = environment.LOG_LEVEL || 'info'
  if (!isLogLevel(logLevel))
    return { variable: 'LOG_LEVEL', problem: 'LOG_LEVEL must be one of debug, info, warn, error, silent.' }
  const folder = (environment.GONGPING_FOLDER || join(process.cwd(), 'gongping-data')).replace(/(?<=.)\/+$/, '')
  const channels = readChannels(environment)
  if ('problem' in channels) return channels
  return Object.freeze({
    host,
    port,
    publicUrl,
    folder,
    anchorFolder: environment.ANCHOR_FOLDER || `${folder}-anchor`,
    databaseUrl: environment.DATABASE_URL || null,
    redisUrl: environment.REDIS_URL || null,
    trustedProxies,
    secret,
    channels,
    logLevel,
  })
}

/** The configuration of this very process. */
export function readOwnConfig(): Config | ConfigProblem {
  return readConfig(process.env)
}

/** The language of the person at the shell: English where LANG says so, else Chinese. */
export function readOwnLanguage(): Lang {
  return process.env.LANG?.startsWith('en') ? 'en' : 'zh-CN'
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

function isRange(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text)
}

function isLogLevel(text: string): text is Config['logLevel'] {
  return ['debug', 'info', 'warn', 'error', 'silent'].includes(text)
}
