import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProgram } from './program.ts'

const here = join(import.meta.dirname, '../..')
const copied = [
  '.dependency-cruiser.mjs',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'docs/naming.md',
  'knip.json',
  'package.json',
  'packages/contract/package.json',
  'packages/kit/package.json',
  'packages/server/package.json',
  'packages/web/package.json',
  'packages/web/tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.json',
]

/** A small repository of its own, gone at the end of its block. */
export interface Tree extends AsyncDisposable {
  readonly root: string
}

/** Makes a tree with our configuration, our tools and the given files, for a check to look at. */
export async function plantTree(files: Readonly<Record<string, string>>): Promise<Tree> {
  const root = await mkdtemp(join(tmpdir(), 'shopdb-check-'))
  await Promise.all(copied.map((file) => cp(join(here, file), join(root, file))))
  await Promise.all(Object.entries(files).map(([file, text]) => plantFile(join(root, file), text)))
  await linkPackages(root)
  await runProgram(root, 'git', ['init', '--quiet'])
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) }
}

async function plantFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** What was installed is shared; the workspaces are the tree's own. */
async function linkPackages(root: string): Promise<void> {
  const packages = (await readdir(join(here, 'node_modules'))).filter((name) => !['@shopdb', '.cache'].includes(name))
  await mkdir(join(root, 'node_modules/@shopdb'), { recursive: true })
  const links = packages.map((name) => symlink(join(here, 'node_modules', name), join(root, 'node_modules', name)))
  const ours = ['contract', 'kit', 'server', 'web'].map((name) =>
    symlink(join(root, 'packages', name), join(root, 'node_modules/@shopdb', name)),
  )
  await Promise.all([...links, ...ours])
}
