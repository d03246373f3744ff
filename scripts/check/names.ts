import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { declaredColumns, declaredNames, type Named } from './declared.ts'
import type { Check, Finding } from './finding.ts'
import { isSource, readSources, type Source } from './source.ts'
import { lineOf, listFiles } from './tree.ts'

const banned = new Set('ctx res req cfg mgr btn tmp idx err val obj arr fn cb str num desc msg'.split(' '))
// parseURL, URLParser; but UButton is a letter and a word.
const shouted = /[A-Z]{3}|[a-z][A-Z]{2}|[A-Z]{2}$/u
const homeless = /^(?:utils?|helpers?|common|misc|managers?)$/u
const filename = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.[a-z0-9]+$/u
const componentname = /^[A-Z][A-Za-z0-9]*\.vue$/u

/** Files, declared names and declared columns are named as docs/naming.md says. */
export const checkNames: Check = async (root, only) => {
  const [files, sources, acronyms] = await Promise.all([
    only ?? listFiles(root),
    readSources(root, only),
    readAcronyms(root),
  ])
  return [
    ...files.filter((file) => isSource(file) || /\.(css|js|cjs|html|sh)$/u.test(file)).flatMap(fileNameFindings),
    ...sources.flatMap((source) => identifierFindings(source, acronyms)),
    ...sources.flatMap(columnFindings),
  ]
}

/** The closed list of acronyms, from the last section of docs/naming.md. */
async function readAcronyms(root: string): Promise<ReadonlySet<string>> {
  const page = join(root, 'docs/naming.md')
  if (!existsSync(page)) return new Set()
  const section = (await readFile(page, 'utf8')).split('## Acronyms')[1] ?? ''
  const lists = [...section.matchAll(/^- [^:]+:(.*(?:\n {2}.*)*)$/gmu)].map(([, list = '']) =>
    list.replaceAll(/\([^)]*\)|,/gu, ''),
  )
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/u)))
}

function fileNameFindings(file: string): readonly Finding[] {
  const name = basename(file)
  const right = name.endsWith('.vue') ? componentname : filename
  const first = name.split('.')[0] ?? ''
  return [
    ...(right.test(name)
      ? []
      : [{ file, message: 'Files are named lowercase with dashes, components in PascalCase.' }]),
    ...(first.split('-').some((word) => homeless.test(word))
      ? [{ file, message: `A file named ${first} holds anything; name it by what it holds.` }]
      : []),
  ]
}

function identifierFindings(source: Source, acronyms: ReadonlySet<string>): readonly Finding[] {
  return declaredNames(source.program).flatMap((named) => {
    const message = nameMessage(named.name, acronyms)
    return message ? [findingAt(source, named, message)] : []
  })
}

function nameMessage(name: string, acronyms: ReadonlySet<string>): string | undefined {
  if (acronyms.has(name)) return undefined
  const words = wordsOf(name)
  const short = words.find((word) => banned.has(word))
  if (short) return `${name}: write ${short} in full.`
  if (shouted.test(name) && name !== name.toUpperCase()) return `${name}: write an acronym as a word, as in parseUrl.`
  const strange = words.find((word) => /^[^aeiouy\W\d_]{2,5}$/u.test(word) && !acronyms.has(word))
  return strange ? `${name}: write ${strange} in full, or add it to the acronyms of docs/naming.md.` : undefined
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .split(/[\s_$#\d]+/u)
    .map((word) => word.toLowerCase())
}

function columnFindings(source: Source): readonly Finding[] {
  return declaredColumns(source.program)
    .filter(({ name }) => !/^[a-z][a-z0-9]*$/u.test(name))
    .map((named) => findingAt(source, named, `${named.name}: tables and columns are lowercase and concatenated.`))
}

function findingAt({ file, text }: Source, named: Named, message: string): Finding {
  return { file, line: lineOf(text, named.start), message }
}
