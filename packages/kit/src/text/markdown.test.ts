import { describe, expect, test } from 'vitest'
import { parseMarkdown, spansOf } from './markdown.ts'

describe('notes in Markdown', () => {
  test('paragraphs, lists, headings and code are told apart', () => {
    const blocks = parseMarkdown('# Spindle\nline one\nline two\n\n- a\n- b\n```\n# no heading\n```\n1. first')
    expect(blocks.map((block) => [block.kind, block.lines.length])).toEqual([
      ['heading', 1],
      ['p', 2],
      ['ul', 2],
      ['pre', 1],
      ['ol', 1],
    ])
  })

  test('a link leads to http and https only', () => {
    expect(spansOf('[report](https://example.com/a)')).toEqual([
      { kind: 'link', text: 'report', href: 'https://example.com/a' },
    ])
    expect(spansOf('[x](javascript:alert(1))').every((span) => span.kind === 'text')).toBe(true)
  })

  test('an address in a sentence does not swallow its full stop', () => {
    expect(spansOf('See https://example.com/a.').map((span) => span.text)).toEqual([
      'See ',
      'https://example.com/a',
      '.',
    ])
  })

  test('markup that people type stays text', () => {
    expect(spansOf('<b onclick=x>hi</b>')).toEqual([{ kind: 'text', text: '<b onclick=x>hi</b>' }])
  })
})
