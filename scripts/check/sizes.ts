import type { Node } from 'oxc-parser'
import type { Check, Finding } from './finding.ts'
import { isTrial, readSources, type Source, walk } from './source.ts'
import { lineOf } from './tree.ts'

const limits = {
  file: { good: 200, most: 300 },
  component: { good: 150, most: 150 },
  script: { good: 70, most: 70 },
  function: { good: 25, most: 50 },
}

/** Files, components and functions stay short enough to be read at once. */
export const checkSizes: Check = async (root, only) => {
  const sources = await readSources(root, only)
  return sources.filter(({ file }) => !isTrial(file)).flatMap(sizesOf)
}

function sizesOf(source: Source): readonly Finding[] {
  return [...(source.file.endsWith('.vue') ? componentSizes(source) : fileSize(source)), ...functionSizes(source)]
}

function fileSize({ file, text }: Source): readonly Finding[] {
  return measured({ file, line: 1 }, 'file', linesIn(text))
}

function componentSizes({ file, text }: Source): readonly Finding[] {
  const scripts = [...text.matchAll(/<script\b[^>]*>(.*?)<\/script>/gsu)].map(([, body = '']) => linesIn(body.trim()))
  const script = scripts.reduce((sum, lines) => sum + lines, 0)
  return [...measured({ file, line: 1 }, 'component', linesIn(text)), ...measured({ file, line: 1 }, 'script', script)]
}

function functionSizes({ file, text, program }: Source): readonly Finding[] {
  const found: Finding[] = []
  walk(program, (node) => {
    if (!isFunction(node)) return
    const line = lineOf(text, node.start)
    found.push(...measured({ file, line }, 'function', lineOf(text, node.end) - line + 1))
  })
  return found
}

function measured(place: Omit<Finding, 'message'>, what: keyof typeof limits, lines: number): readonly Finding[] {
  const { good, most } = limits[what]
  if (lines <= good) return []
  const message = `This ${what} has ${lines} lines; ${good} are the aim and more than ${most} fail.`
  return [{ ...place, message, ...(lines > most ? {} : { warning: true }) }]
}

function isFunction(node: Node): boolean {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)
}

function linesIn(text: string): number {
  return text === '' ? 0 : text.trimEnd().split('\n').length
}
