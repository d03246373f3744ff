import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Check, Finding } from './finding.ts'
import { pluginTableFindings } from './plugin-table.ts'
import { readmeFindings } from './readmes.ts'

const page = { errors: 'docs/errors.md', settings: 'docs/settings.md', example: '.env.example' }
const declared = {
  errors: 'packages/contract/src/errors.ts',
  settings: 'packages/server/src/settings/environment.ts',
}

interface Setting {
  readonly variable: string
  readonly default: string
  readonly sentence: string
}

/** The pages that repeat a table of the code say the same as the code, and name only files that are there. */
export const checkDocs: Check = async (root) => [
  ...(await errorFindings(root)),
  ...(await settingFindings(root)),
  ...(await readmeFindings(root)),
  ...(await pluginTableFindings(root)),
]

async function errorFindings(root: string): Promise<readonly Finding[]> {
  if (!existsSync(join(root, declared.errors))) return []
  // The declaration is typed in the contract; here it comes by its path, so that any tree can be checked.
  const { errorcodes } = (await load(root, declared.errors)) as { errorcodes: Readonly<Record<string, number>> }
  const text = await readPage(root, page.errors)
  const rows = Object.entries(errorcodes).map(([code, status]) => ({ name: code, cells: [code, String(status)] }))
  return compareTable(page.errors, text, rows)
}

async function settingFindings(root: string): Promise<readonly Finding[]> {
  if (!existsSync(join(root, declared.settings))) return []
  // As above.
  const { environmentvariables } = (await load(root, declared.settings)) as { environmentvariables: readonly Setting[] }
  const rows = environmentvariables.map((one) => ({ name: one.variable, cells: [one.variable, one.default] }))
  const sentences = environmentvariables.map((one) => ({ name: one.variable, text: one.sentence }))
  const [settings, example] = await Promise.all([readPage(root, page.settings), readPage(root, page.example)])
  return [
    ...compareTable(page.settings, settings, rows),
    ...sentencesMissing(page.settings, settings, sentences),
    ...sentencesMissing(page.example, example, sentences),
    ...compareExample(example, environmentvariables),
  ]
}

/** The table rows whose first cell is code (an error's with its `urn:shopdb:`), against the cells that are due. */
function compareTable(
  file: string,
  text: string,
  rows: readonly { name: string; cells: readonly string[] }[],
): readonly Finding[] {
  const there = new Map(
    [...text.matchAll(/^\| `(?:urn:shopdb:)?(\w+)` \|(.*)\|$/gmu)].map(([, name = '', rest = '']) => [name, rest]),
  )
  const wrong = rows.filter(({ name, cells }) => cellsIn(name, there).slice(0, cells.length).join() !== cells.join())
  return [
    ...wrong.map(({ cells }) => ({ file, message: `Needs the row | ${cells.join(' | ')} | with the first as code` })),
    ...strangersAmong([...there.keys()], rows).map((name) => ({ file, message: `${name} is not in the code.` })),
  ]
}

function cellsIn(name: string, there: ReadonlyMap<string, string>): readonly string[] {
  const rest = there.get(name)
  return rest === undefined ? [] : [name, ...rest.split('|').map((cell) => cell.trim().replaceAll('`', ''))]
}

function sentencesMissing(
  file: string,
  text: string,
  sentences: readonly { name: string; text: string }[],
): readonly Finding[] {
  return sentences
    .filter((sentence) => !text.includes(sentence.text))
    .map((sentence) => ({ file, message: `Does not say of ${sentence.name}: ${sentence.text}` }))
}

function compareExample(text: string, settings: readonly Setting[]): readonly Finding[] {
  const there = new Map(
    [...text.matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gmu)].map(([, name = '', value = '']) => [name, value]),
  )
  const file = page.example
  const wrong = settings.filter((one) => there.get(one.variable) !== one.default)
  const known = settings.map((one) => ({ name: one.variable }))
  return [
    ...wrong.map((one) => ({ file, message: `Needs the line ${one.variable}=${one.default}` })),
    ...strangersAmong([...there.keys()], known).map((name) => ({ file, message: `${name} is not in the code.` })),
  ]
}

function strangersAmong(names: readonly string[], known: readonly { name: string }[]): readonly string[] {
  return names.filter((name) => !known.some((one) => one.name === name))
}

async function load(root: string, file: string): Promise<unknown> {
  return import(pathToFileURL(join(root, file)).href)
}

async function readPage(root: string, file: string): Promise<string> {
  return existsSync(join(root, file)) ? readFile(join(root, file), 'utf8') : ''
}
