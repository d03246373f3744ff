import { createHash } from 'node:crypto'
import type { Route } from '../access/route.ts'

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}details{border-bottom:1px solid #8884;padding:.35rem 0}
summary{cursor:pointer}code{font-family:ui-monospace,monospace}.method{display:inline-block;width:4.5rem;font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0 .5rem 4.5rem}dt{font-family:ui-monospace,monospace}dd{margin:0}
nav a{margin-right:.75rem}p.role{margin:.25rem 0 0 4.5rem;opacity:.75}`

/** What the page's own header must say, for it has a style of its own and nothing else. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`

/** The endpoints as a page for people; it needs no script and no other file. */
export function docsPage(title: string, routes: readonly Route[]): string {
  const bytag = [...Map.groupBy(routes, (route) => route.doc.tag)]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
<p>Every failure is <code>application/problem+json</code> and says what would be right. For programs: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav>${bytag.map(([tag]) => `<a href="#${anchor(tag)}">${escaped(tag)}</a>`).join(' ')}</nav>
${bytag.map(([tag, group]) => `<section id="${anchor(tag)}"><h2>${escaped(tag)}</h2>${group.map(operation).join('')}</section>`).join('\n')}
</main></body></html>
`
}

function operation({ method, path, doc, permission }: Route): string {
  const query = Object.entries(doc.query ?? {}).map(
    ([name, { description }]) => `<dt>${escaped(name)}</dt><dd>${escaped(description)}</dd>`,
  )
  const role =
    typeof permission === 'string' ? whoMay[permission] : `Needs the role ${permission.least} (${permission.name}).`
  return `<details><summary><span class="method">${method}</span><code>${escaped(path)}</code> ${escaped(doc.summary)}</summary>
<p class="role">${escaped([doc.description, role].filter(Boolean).join(' '))}</p>${query.length > 0 ? `<dl>${query.join('')}</dl>` : ''}</details>`
}

const whoMay = {
  public: 'Open to everybody.',
  signedin: 'For everybody who is signed in.',
  collector: 'Needs the key of a collector (X-API-Key, or as Basic password).',
}

function anchor(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
