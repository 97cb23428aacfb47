import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const modules = join(import.meta.dirname, '..', 'node_modules')

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const nssFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']

/** Why no browser can be started here, or null when one can: the packaged Chromium runs on Linux and needs libnss3. */
export function chromiumAbsence(): string | null {
  if (process.platform !== 'linux') return 'the packaged Chromium runs on Linux only'
  return nssFolders.some((folder) => existsSync(join(folder, 'libnss3.so'))) ? null : 'libnss3 is not installed'
}

/** Starts Chromium with Chinese fonts. Ask `chromiumAbsence()` first, and close the browser after. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const cache = join(tmpdir(), 'gongping-chromium')
  await mkdir(join(cache, 'fontconfig'), { recursive: true })
  const fonts = join(cache, 'fonts.conf')
  await writeFile(fonts, fontsConf(cache))
  return chromium.launch({
    executablePath: await unpackedChromium(cache),
    args: [...switches, ...more],
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
}

/**
 * Unpacks Chromium into a folder named after its version: the package reuses whatever lies in TMPDIR, so an older one left
 * there would be started instead.
 */
async function unpackedChromium(cache: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8'))
  const folder = join(cache, version)
  await mkdir(folder, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function fontsConf(cache: string): string {
  const folders = [join(modules, '@embedpdf', 'fonts-sc', 'fonts'), '/usr/share/fonts']
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(cache, 'fontconfig')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans CJK SC</family><family>Noto Sans Hans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
</fontconfig>
`
}
