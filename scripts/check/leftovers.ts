import { type Comment, type Node, parseSync } from 'oxc-parser'
import type { Check, Finding } from './finding.ts'
import { isSource, readSources, type Source, walk } from './source.ts'
import { lineOf, readFiles, type TextFile } from './tree.ts'

const note = /\b(?:TODO|FIXME|XXX|HACK)\b/u
const silencer = /@ts-(?:ignore|nocheck)/u
const lintsilencer = /(?:ox|es)lint-disable/u
const statements = new Set([
  'VariableDeclaration',
  'FunctionDeclaration',
  'ReturnStatement',
  'IfStatement',
  'ForOfStatement',
  'ForStatement',
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'AwaitExpression',
  'AssignmentExpression',
  'CallExpression',
])

/** Nothing half done stays behind: notes to oneself, tests left out, silenced checks, code in comments. */
export const checkLeftovers: Check = async (root, only) => {
  const [sources, others] = await Promise.all([readSources(root, only), readFiles(root, isOther, only)])
  return [...sources.flatMap(leftoversOf), ...others.flatMap(notesOf)]
}

function isOther(file: string): boolean {
  return /\.(vue|css|html|sh|md|yml|yaml)$|^\.ci\/|^\.githooks\//u.test(file)
}

function leftoversOf(source: Source): readonly Finding[] {
  const found: Finding[] = commentFindings(source)
  walk(source.program, (node) => {
    const message = nodeMessage(node)
    if (message) found.push({ file: source.file, line: lineOf(source.text, node.start), message })
  })
  return found
}

function nodeMessage(node: Node): string | undefined {
  if (node.type === 'TSAsExpression' && node.typeAnnotation.type === 'TSAnyKeyword') {
    return 'Casts to any; say what it is, or use unknown and look.'
  }
  const called = node.type === 'CallExpression' ? node.callee : undefined
  if (called?.type !== 'MemberExpression' || called.property.type !== 'Identifier') return undefined
  const runner = called.object.type === 'Identifier' && /^(?:test|it|describe|suite)/u.test(called.object.name)
  return runner && ['only', 'skip', 'todo', 'fixme'].includes(called.property.name)
    ? `A test is left out by .${called.property.name}(); mend it or remove it.`
    : undefined
}

function commentFindings({ file, text, comments }: Source): Finding[] {
  const single = comments.flatMap((comment) => {
    const message = commentMessage(comment.value)
    return message ? [{ file, line: lineOf(text, comment.start), message }] : []
  })
  const code = blocksOf(text, comments)
    .filter((block) => isCode(block.text))
    .map((block) => ({ file, line: lineOf(text, block.start), message: 'Code stands in a comment; remove it.' }))
  return [...single, ...code]
}

function commentMessage(comment: string): string | undefined {
  if (note.test(comment)) return `A note to do (${note.exec(comment)?.[0]}) is left; do it or file it.`
  if (silencer.test(comment)) return 'The compiler is silenced; mend the type.'
  return lintsilencer.test(comment) && !comment.includes(' -- ')
    ? 'A lint rule is silenced without a reason; write it behind two dashes.'
    : undefined
}

function notesOf({ file, text }: TextFile): readonly Finding[] {
  const lines = isSource(file) ? withoutScripts(text).split('\n') : text.split('\n')
  return lines.flatMap((line, at) =>
    note.test(line) ? [{ file, line: at + 1, message: commentMessage(line) ?? 'A note to do is left.' }] : [],
  )
}

function withoutScripts(text: string): string {
  return text.replaceAll(/<script\b[^>]*>.*?<\/script>/gsu, (script) => script.replaceAll(/[^\n]/gu, ''))
}

/** Line comments that follow each other are read as one text; documentation blocks may hold examples. */
function blocksOf(text: string, comments: readonly Comment[]): readonly { start: number; text: string }[] {
  const blocks: { start: number; end: number; text: string; type: string }[] = []
  for (const { type, value, start, end } of comments) {
    if (type === 'Block' && value.startsWith('*')) continue
    const last = blocks.at(-1)
    const follows = last && last.type === 'Line' && type === 'Line' && /^\s*$/u.test(text.slice(last.end, start))
    if (follows) blocks.splice(-1, 1, { ...last, end, text: `${last.text}\n${value}` })
    else blocks.push({ start, end, text: value, type })
  }
  return blocks
}

function isCode(text: string): boolean {
  const { program, errors } = parseSync('comment.ts', `async () => {${text}\n}`, { lang: 'ts' })
  if (errors.length > 0) return false
  let found = false
  walk(program, (node) => {
    found ||= statements.has(node.type)
  })
  return found
}
