import type { ArrowFunctionExpression, Function as FunctionLike, Node } from 'oxc-parser'
import { type Source, walk } from '../check/source.ts'
import { lineOf } from '../check/tree.ts'

/**
 * What a line of a plugin is: a declaration (values, and the texts around them), a rule (a function that needs nothing but what
 * it is given), a hook (a function that waits for the site), or made to be tried out.
 */
export type Kind = 'declaration' | 'rules' | 'hooks' | 'sample'

/** The kind of each line that is neither blank nor only a comment, and no import: that only says where names come from. */
export function kindsOf(source: Source): readonly Kind[] {
  const { file, text } = source
  const code = unsaid(source).reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )
  const functions = outermost(source)
  return text.split('\n').flatMap((_, at, lines) => {
    const start = lines.slice(0, at).join('\n').length + (at === 0 ? 0 : 1)
    const line = code.slice(start, start + (lines[at]?.length ?? 0))
    if (line.trim() === '') return []
    if (/\bsample[\w-]*(\.ts|\/)/u.test(file)) return ['sample' as const]
    return [functions.find(({ from, to }) => from <= at + 1 && at + 1 <= to)?.kind ?? 'declaration']
  })
}

/** What says nothing of its own. */
function unsaid({ comments, program }: Source): readonly { readonly start: number; readonly end: number }[] {
  return [...comments, ...program.body.filter(({ type }) => type === 'ImportDeclaration')]
}

type Callable = FunctionLike | ArrowFunctionExpression

interface Stretch {
  readonly from: number
  readonly to: number
  readonly kind: Kind
}

/** The lines of functions that stand in no other. */
function outermost({ text, program }: Source): readonly Stretch[] {
  const found: Callable[] = []
  walk(program, (node) => {
    if (isCallable(node) && !found.some(({ start, end }) => start <= node.start && node.end <= end)) found.push(node)
  })
  return found.map((one) => ({
    from: lineOf(text, one.start),
    to: lineOf(text, one.end),
    kind: one.async || asksTheSite(one) ? 'hooks' : 'rules',
  }))
}

function asksTheSite(one: Callable): boolean {
  return one.params.some((node) => {
    const names: string[] = []
    walk(node, (inner) => void (inner.type === 'Identifier' && names.push(inner.name)))
    return names.some((name) => ['platform', 'work', 'reader'].includes(name))
  })
}

function isCallable(node: Node): node is Callable {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)
}
