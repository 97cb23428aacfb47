import { runCommand } from './commands/run.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `gongping needs Node 22.18 or newer (this is ${process.version}); start it with "npm run", which brings its own.\n`,
  )
  process.exit(1)
}

process.exitCode = await runCommand(process.argv.slice(2))
