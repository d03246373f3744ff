import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './program.ts'

/** One file of the tree, read. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** Every file that is or could be committed, sorted. */
export async function listFiles(root: string): Promise<readonly string[]> {
  return existing(root, await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']))
}

/** The files that the next commit changes or adds. */
export async function listStaged(root: string): Promise<readonly string[]> {
  return existing(root, await git(root, ['diff', '--cached', '--name-only', '-z', '--diff-filter=ACMR']))
}

/** Reads the files that match, all of the tree or only some. */
export async function readFiles(
  root: string,
  matches: (file: string) => boolean,
  only?: readonly string[],
): Promise<readonly TextFile[]> {
  const files = (only ?? (await listFiles(root))).filter(matches)
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })))
}

/** The line, from 1, on which a place in a text lies. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

async function git(root: string, words: readonly string[]): Promise<readonly string[]> {
  const ended = await runProgram(root, 'git', words)
  if (ended.code !== 0) throw new Error(`git ${words[0]} failed: ${ended.error.trim()}`)
  return ended.out.split('\0').filter((file) => file !== '')
}

function existing(root: string, files: readonly string[]): readonly string[] {
  return [...new Set(files)].filter((file) => existsSync(join(root, file))).toSorted()
}
