import type { ArrowFunctionExpression, Function as FunctionLike, Node } from 'oxc-parser'
import type { Check, Finding } from './finding.ts'
import { isTrial, readSources, type Source, walk } from './source.ts'
import { lineOf } from './tree.ts'

interface Limit {
  readonly what: string
  readonly of: string
  readonly good: number
  readonly most: number
}

const limits = {
  file: { what: 'file', of: 'lines', good: 200, most: 300 },
  component: { what: 'component', of: 'lines', good: 150, most: 150 },
  script: { what: 'script', of: 'lines', good: 70, most: 70 },
  length: { what: 'function', of: 'lines', good: 25, most: 50 },
  parameters: { what: 'function', of: 'parameters', good: 3, most: 4 },
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
  return measured({ file, line: 1 }, limits.file, linesIn(text))
}

function componentSizes({ file, text }: Source): readonly Finding[] {
  const scripts = [...text.matchAll(/<script\b[^>]*>(.*?)<\/script>/gsu)].map(([, body = '']) => linesIn(body.trim()))
  const script = scripts.reduce((sum, lines) => sum + lines, 0)
  const place = { file, line: 1 }
  return [...measured(place, limits.component, linesIn(text)), ...measured(place, limits.script, script)]
}

function functionSizes({ file, text, program }: Source): readonly Finding[] {
  const found: Finding[] = []
  walk(program, (node) => {
    if (!isFunction(node)) return
    const line = lineOf(text, node.start)
    found.push(...measured({ file, line }, limits.length, lineOf(text, node.end) - line + 1))
    found.push(...measured({ file, line }, limits.parameters, node.params.length))
  })
  return found
}

function measured(place: Omit<Finding, 'message'>, limit: Limit, count: number): readonly Finding[] {
  const { what, of, good, most } = limit
  if (count <= good) return []
  const message = `This ${what} has ${count} ${of}; ${good} are the aim and more than ${most} fail.`
  return [{ ...place, message, ...(count > most ? {} : { warning: true }) }]
}

function isFunction(node: Node): node is FunctionLike | ArrowFunctionExpression {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)
}

function linesIn(text: string): number {
  return text === '' ? 0 : text.trimEnd().split('\n').length
}
