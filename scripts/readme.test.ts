import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProgram } from '../packages/server/src/cli/cli.ts'
import { openTerminal } from '../packages/server/src/cli/terminal.ts'

const root = join(import.meta.dirname, '..')
const text = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  .map((page) => readFileSync(join(root, page), 'utf8'))
  .join('\n')

/** What the pages tell people to type: lines of shell blocks and code within sentences. */
const typed = [
  ...[...text.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gmsu)].flatMap(([, block = '']) => block.split('\n')),
  ...[...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/gu)].map(([, code = '']) => code),
].flatMap((line) => line.split(/&&|\|\||;/u).map((command) => command.replaceAll(/^\s*\$?\s*|\s+#.*$/gu, '').trim()))

function distinct(list: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(list.filter((item) => item !== undefined))].toSorted()
}

test('every npm script that the pages name is there', () => {
  const file: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = typed.map(
    (command) =>
      /^npm (?:run (?:-s )?)?(?!(?:ci|i|run|install|exec|init|pack|publish|audit)\b)([a-z][\w:-]*)/u.exec(command)?.[1],
  )
  expect(file).toHaveProperty('scripts')
  for (const name of distinct(named)) expect(file).toHaveProperty(['scripts', name])
})

test('every shopdb command that the pages name is there', () => {
  const named = typed.map((command) => /^(?:npx )?shopdb((?: [a-z][a-z-]*)+)/u.exec(command)?.[1]?.trim())
  for (const words of distinct(named)) expect(furtherOf(words.split(' ')), `shopdb ${words}`).toEqual([])
})

/** The commands that one of these words could still be: none once they name one that is there; what follows is its own. */
function furtherOf(words: readonly string[]): readonly string[] {
  let command = createProgram(openTerminal())
  for (const word of words) command = command.commands.find((one) => one.name() === word) ?? command
  return command.commands.map((one) => one.name())
}

test('every link between the pages leads to a page, and to a heading of it', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'plugins/*/*.md', 'examples/*/*.md'], { cwd: root })
  const lost = pages.flatMap((page) =>
    linksOf(read(page))
      .map((link) => ({ link, target: link.startsWith('#') ? join(root, page) : join(root, page, '..', pathOf(link)) }))
      .filter(({ link, target }) => !existsSync(target) || !hasHeading(target, link.split('#')[1]))
      .map(({ link }) => `${page}: ${link}`),
  )
  expect(lost).toEqual([])
})

const read = (page: string): string => readFileSync(join(root, page), 'utf8')
const pathOf = (link: string): string => link.split('#')[0] ?? ''

function linksOf(page: string): readonly string[] {
  const links = page.replaceAll(/^```.*?^```/gmsu, '').matchAll(/\]\((?!https?:|mailto:|urn:)([^)\s]+)\)/gu)
  return [...links].map(([, link = '']) => link)
}

function hasHeading(file: string, anchor: string | undefined): boolean {
  if (anchor === undefined) return true
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => heading)
  return headings.some(
    (heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/gu, '')
        .replaceAll(' ', '-') === anchor,
  )
}
