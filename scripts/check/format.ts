import type { Check } from './finding.ts'
import { runTool } from './program.ts'

/** Every file looks as the formatter writes it. */
export const checkFormat: Check = async (root, only) => {
  if (only?.length === 0) return []
  const words = ['--list-different', '--no-error-on-unmatched-pattern', ...(only ?? [])]
  const ended = await runTool(root, 'oxfmt/bin/oxfmt', words)
  // What it says of its work then is no list of files.
  if (ended.code === 0) return []
  const files = ended.out.split('\n').filter((file) => file !== '')
  if (files.length === 0) throw new Error(`oxfmt ended with ${ended.code}: ${ended.error.trim()}`)
  return files.map((file) => ({ file, message: `Is not formatted; run npx oxfmt ${file}` }))
}
