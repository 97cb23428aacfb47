import { tallyJson } from '../domain/tally.ts'
import { faultSentence, tallyWords } from '../domain/words/tally.ts'
import { sha256Hex } from '../hash.ts'
import type { CommandIo } from './run.ts'

async function readText(path: string, io: CommandIo): Promise<string | null> {
  try {
    return await io.readFile(path)
  } catch {
    return null
  }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return null
  }
}

/**
 * `gongping tally input.json` (`-`: standard input): the ranked list as JSON on standard output, no database needed.
 * Exit code 0; a wrong input: 1, nothing on standard output, one sentence naming the field on standard error.
 */
export async function tallyCommand(args: string[], io: CommandIo): Promise<number> {
  const words = tallyWords[io.lang]
  const refuse = (sentence: string) => {
    io.stderr(`${sentence}\n`)
    return 1
  }
  const [path, ...more] = args
  if (path === undefined || more.length > 0) return refuse(words.usage)
  const text = await readText(path, io)
  if (text === null) return refuse(words.unreadable(path))
  const json = parseJson(text)
  if (json === null) return refuse(words.notJson(path))
  const result = tallyJson(json.value, { sha256Hex })
  if ('refusal' in result) return refuse(faultSentence(io.lang, result.refusal))
  io.stdout(`${JSON.stringify(result, null, 2)}\n`)
  return 0
}
