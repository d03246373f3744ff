import type { Check, Finding } from './finding.ts'
import { readFiles, type TextFile } from './tree.ts'

// Printable ASCII, tab and line feed; a carriage return is not welcome either.
const strange = /[^\t\n\x20-\x7e]/u

/** Whatever is source is plain ASCII, so that it looks the same in every editor, diff and terminal. */
export const checkAscii: Check = async (root, only) => (await readFiles(root, isText, only)).flatMap(asciiFindings)

function isText(file: string): boolean {
  if (file === 'package-lock.json') return false
  return (
    /\.(ts|js|cjs|mjs|vue|css|html|md|json|sh|svg|yml|yaml|toml)$/u.test(file) ||
    /^(\.ci|\.githooks)\/|(^|\/)(Dockerfile|\.editorconfig|\.env\.example|\.npmrc|\.gitignore)$/u.test(file)
  )
}

function asciiFindings({ file, text }: TextFile): readonly Finding[] {
  return text.split('\n').flatMap((line, at) => {
    const found = strange.exec(line)
    if (!found) return []
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return [{ file, line: at + 1, message: `U+${code} is not plain ASCII; write it as an escape or in other words.` }]
  })
}
