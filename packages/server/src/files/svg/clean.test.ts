import { describe, expect, test } from 'vitest'
import { cleanSvg } from './clean.ts'

const clean = (svg: string): string => cleanSvg(Buffer.from(svg)).bytes.toString()
const sizeOf = (svg: string): unknown => cleanSvg(Buffer.from(svg)).picture
const inner = (svg: string): string =>
  clean(`<svg>${svg}</svg>`).replace('<svg xmlns="http://www.w3.org/2000/svg">', '').replace('</svg>\n', '')

describe('what runs or reaches out of a drawing', () => {
  test.each([
    ['<script>alert(1)</script><g/>', '<g/>'],
    ['<script href="http://a/b.js"/><g/>', '<g/>'],
    ['<g onload="alert(1)" ONCLICK="alert(1)" id="a"/>', '<g id="a"/>'],
    ['<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>1</script></body></foreignObject>', ''],
    ['<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>', '<g><path d="M0 0"/></g>'],
    ['<image xlink:href="http://a/b.png" width="5"/>', '<image width="5"/>'],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', '<image/>'],
    ['<use href="other.svg#a"/>', '<use/>'],
    ['<rect fill="url(http://a/b#c)" style="fill: u\\72l(http://a)"/>', '<rect/>'],
    ['<animate attributeName="href" to="javascript:alert(1)"/><set to="1"/>', ''],
    ['<sodipodi:namedview><g/></sodipodi:namedview><metadata>x</metadata>', ''],
    ['<svg:script>1</svg:script><html:script xmlns:html="http://www.w3.org/1999/xhtml">1</html:script>', ''],
    ['<?xml-stylesheet href="http://a/b.css"?><!-- <script/> --><g/>', '<g/>'],
    ['<g xmlns="http://www.w3.org/1999/xhtml" src="http://a"/>', '<g/>'],
    ['<text>&lt;script>&#x3c;/text&#62;</text>', '<text>&lt;script&gt;&lt;/text&gt;</text>'],
    ['<g id="&quot; onload=&quot;alert(1)"/>', '<g id="&quot; onload=&quot;alert(1)"/>'],
  ])('%s is left out', (svg, left) => {
    expect(inner(svg)).toBe(left)
  })

  test.each([
    '<style>@import url(http://a/b.css);</style>',
    '<style>@im<!-- -->port "http://a";</style>',
    '<style><g/>@import "http://a";</style>',
    '<style>.a{}<![CDATA[.b{background:url("http://a")}]]></style>',
    '<style>.a{fill:\\75rl(http://a)}</style>',
    '<style>.a{background:image-set("http://a" 1x)}</style>',
  ])('a style sheet that does is a reason to refuse: %s', (svg) => {
    expect(() => inner(svg)).toThrow('style sheet')
  })
})

test.each([
  '<style>.a&gt;.b{fill:url(#c)}</style><g class="a"/>',
  '<linearGradient id="c"><stop offset="0"/></linearGradient><rect fill="url(#c)" style="stroke:url(&quot;#c&quot;)"/>',
  '<image href="data:image/png;base64,iVBORw0KGgo=" width="5"/>',
  '<symbol id="door"><path d="M0 0&#9;h5"/></symbol><use href="#door" x="5"/>',
  '<text xml:space="preserve" transform="rotate(5)">  Gr\u00f6\u00dfe  </text>',
])('what only draws stays as it is: %s', (svg) => {
  expect(inner(svg)).toBe(svg)
})

test('what was cleaned once is clean', () => {
  const once = clean('<svg viewBox="0 0 5 5"><style>.a>b{}</style><a><text>&amp;lt;</text></a></svg>')
  expect(clean(once)).toBe(once)
})

describe('what cannot be made safe is refused', () => {
  const bomb = Array.from({ length: 12 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`)
  const shown = Array.from({ length: 12 }, (_, level) =>
    ['<g id="p', level + 1, '">', `<use href="#p${level}"/>`.repeat(10), '</g>'].join(''),
  )
  test.each([
    ['a bomb of entities', `<!DOCTYPE svg [<!ENTITY e0 "x">${bomb.join('')}]><svg>&e12;</svg>`, 'entities of its own'],
    ['an outside entity', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', 'entities'],
    ['an unknown entity', '<svg>&nbsp;</svg>', 'entity'],
    ['a bomb of parts that show each other', `<svg><g id="p0"/>${shown.join('')}</svg>`, 'repeats its parts'],
    ['a part that shows itself', '<svg><g id="a"><use href="#a"/></g></svg>', 'repeats its parts'],
    ['a deep nest', `<svg>${'<g>'.repeat(200)}${'</g>'.repeat(200)}</svg>`, 'nested deeper'],
    ['a NUL character', '<svg>&#0;</svg>', 'characters'],
    ['half of a surrogate pair', '<svg>&#xD800;</svg>', 'characters'],
    ['an element without an end', '<svg><g></svg>', 'line 1'],
    ['two roots', '<svg/>\n<svg/>', 'not one svg element'],
    ['another root', '<html><svg/></html>', 'not one svg element'],
    ['text beside the root', '<svg/>x', 'not one svg element'],
    ['no end at all', '<svg>', 'well formed'],
    ['a drawing of more than 5 MB', `<svg><!--${'x'.repeat(5 * 1024 * 1024)}--></svg>`, '5 MB'],
    ['an attribute without quotes', '<svg onload=alert(1)/>', 'well formed'],
  ])('%s', (_title, svg, words) => {
    expect(() => clean(svg)).toThrow(expect.objectContaining({ code: 'unsupported' }))
    expect(() => clean(svg)).toThrow(words)
  })

  test('another encoding', () => {
    expect(() => cleanSvg(Buffer.from('<svg>\u00e4</svg>', 'latin1'))).toThrow('UTF-8')
  })
})

test('a plain document type is left out', () => {
  const head =
    '\uFEFF<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
  expect(clean(`${head}<svg/>`)).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>\n')
})

test.each([
  ['viewBox="0 0 3300 2550" width="3300" height="2550"', { width: 3300, height: 2550 }],
  ['viewBox="-50,-20 600.4,400" width="100%" height="100%"', { width: 600, height: 400 }],
  ['viewBox="0 0 600 400"', { width: 600, height: 400 }],
  ['width="640" height="480px"', { width: 640, height: 480 }],
  ['width="25.4mm" height="1in"', { width: 96, height: 96 }],
  ['width="100%" height="100%"', undefined],
  ['viewBox="0 0 0 400"', undefined],
])('a drawing with %s has its size in pixels, and says so to browsers', (attributes, size) => {
  expect(sizeOf(`<svg ${attributes}/>`)).toEqual(size)
  if (size) expect(clean(`<svg ${attributes}/>`)).toContain(` width="${size.width}" height="${size.height}"`)
})
