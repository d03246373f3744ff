/** A piece of a line. */
export interface Span {
  readonly kind: 'text' | 'strong' | 'em' | 'code' | 'link'
  readonly text: string
  readonly href?: string
}

/** A paragraph, heading, list, quotation or block of code. Lists hold one line for each item. */
export interface Block {
  readonly kind: 'p' | 'heading' | 'ul' | 'ol' | 'quote' | 'pre'
  readonly lines: readonly (readonly Span[])[]
}

const spans =
  /`([^`]+)`|\*\*(.+?)\*\*|\*(?!\s)(.+?)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/gu

/** Code, bold, italic and links of one line. Links lead to http and https only. */
export function spansOf(line: string): readonly Span[] {
  const found: Span[] = []
  let end = 0
  for (const match of line.matchAll(spans)) {
    if (match.index > end) found.push({ kind: 'text', text: line.slice(end, match.index) })
    found.push(spanOf(match))
    end = match.index + match[0].length
  }
  return end < line.length ? [...found, { kind: 'text', text: line.slice(end) }] : found
}

function spanOf([whole, code, strong, em, label, target, address]: RegExpMatchArray): Span {
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (em !== undefined) return { kind: 'em', text: em }
  if (label !== undefined && target !== undefined) return { kind: 'link', text: label, href: target }
  return { kind: 'link', text: whole, href: address ?? whole }
}

const marks: readonly { readonly kind: Block['kind']; readonly mark: RegExp }[] = [
  { kind: 'heading', mark: /^#{1,6}\s+/u },
  { kind: 'ul', mark: /^\s*[-*+]\s+/u },
  { kind: 'ol', mark: /^\s*\d+[.)]\s+/u },
  { kind: 'quote', mark: /^>\s?/u },
]

interface Line {
  readonly kind: Block['kind'] | 'blank'
  readonly text: string
}

function linesOf(source: string): readonly Line[] {
  let isCode = false
  return source.split(/\r?\n/u).flatMap((line): Line[] => {
    if (line.startsWith('```')) {
      isCode = !isCode
      return [{ kind: 'blank', text: '' }]
    }
    return [isCode ? { kind: 'pre', text: line } : lineOf(line)]
  })
}

function lineOf(line: string): Line {
  if (line.trim() === '') return { kind: 'blank', text: '' }
  const found = marks.find(({ mark }) => mark.test(line))
  return found ? { kind: found.kind, text: line.replace(found.mark, '') } : { kind: 'p', text: line }
}

/**
 * Reads the everyday part of Markdown into plain data, so that it can be drawn without ever handing HTML to the browser:
 * what people type cannot become markup.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const blocks: { kind: Block['kind']; lines: (readonly Span[])[] }[] = []
  let before: Line['kind'] = 'blank'
  for (const line of linesOf(source)) {
    const isNew = line.kind !== before || line.kind === 'heading'
    if (line.kind !== 'blank' && isNew) blocks.push({ kind: line.kind, lines: [] })
    before = line.kind
    if (line.kind === 'blank') continue
    blocks.at(-1)?.lines.push(line.kind === 'pre' ? [{ kind: 'text', text: line.text }] : spansOf(line.text))
  }
  return blocks
}
