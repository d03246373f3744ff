/** A block of code of a page. */
export interface PageBlock {
  /** The name that stands before it, `forklifts/plugin.ts`; empty where none does. */
  readonly file: string
  readonly text: string
}

/** The blocks of code in a page that are of one kind, `ts` or `sh`, in their order. */
export function blocksOf(page: string, kind: string): readonly PageBlock[] {
  const blocks = page.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```/gmsu)
  return [...blocks].flatMap(([, file = '', is = '', text = '']) => (is === kind ? [{ file, text }] : []))
}
