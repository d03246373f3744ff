import { type Comment, type Node, parseSync, type Program, visitorKeys } from 'oxc-parser'
import { readFiles, type TextFile } from './tree.ts'

/** The TypeScript of one file, parsed. Places are places in the whole file, also in a Vue component. */
export interface Source extends TextFile {
  readonly program: Program
  readonly comments: readonly Comment[]
}

/** Whether a file holds TypeScript of ours. */
export function isSource(file: string): boolean {
  return /\.(ts|vue)$/u.test(file) && !file.endsWith('.d.ts')
}

/** Whether a file tests or measures rather than makes the product; these may be long. */
export function isTrial(file: string): boolean {
  return /\.test\.ts$|(^|\/)(e2e|bench|migrations)\//u.test(file)
}

/** Reads and parses every source of the tree, or those of `only`. */
export async function readSources(root: string, only?: readonly string[]): Promise<readonly Source[]> {
  return (await readFiles(root, isSource, only)).map(parseSource)
}

/** Parses one file; what is not script in a Vue component is read as white space. */
export function parseSource({ file, text }: TextFile): Source {
  const script = file.endsWith('.vue') ? scriptOf(text) : text
  const { program, comments } = parseSync(`${file}.ts`, script, { lang: 'ts' })
  return { file, text, program, comments }
}

/** Calls `visit` for every node, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent)
  for (const child of childrenOf(node)) walk(child, visit, node)
}

function childrenOf(node: Node): readonly Node[] {
  // Which members hold nodes is known at run time only, so the compiler cannot follow.
  const members = node as unknown as Readonly<Record<string, unknown>>
  return (visitorKeys[node.type] ?? []).flatMap((key) => members[key]).filter(isNode)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function scriptOf(text: string): string {
  const blocks = [...text.matchAll(/(<script\b[^>]*>)(.*?)<\/script>/gsu)]
  const kept = blocks.map(([, open = '', body = ''], at) => ({ from: (blocks[at]?.index ?? 0) + open.length, body }))
  return kept.reduce(
    (blank, { from, body }) => blank.slice(0, from) + body + blank.slice(from + body.length),
    text.replaceAll(/[^\n]/gu, ' '),
  )
}
