import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/adr/0018-dependencies.md'), 'utf8')
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

type PackageFile = Partial<Readonly<Record<(typeof kinds)[number], Readonly<Record<string, string>>>>> & {
  readonly license?: string
}

const packagefiles = ['package.json', ...globSync('{packages,plugins,examples}/*/package.json', { cwd: root })]

/** Name and version of everything that some package.json asks for, our own packages left out. */
function wanted(): readonly string[] {
  const pairs = packagefiles.flatMap((file) => kinds.flatMap((kind) => Object.entries(readPackage(file)[kind] ?? {})))
  return distinct(pairs.filter(([name]) => !name.startsWith('@shopdb/')).map(([name, version]) => `${name} ${version}`))
}

/** The rows of the page's tables whose first cell is a package. */
function listed(): readonly (readonly string[])[] {
  const rows = page.matchAll(/^\| `(?<name>[^`]+)` \|(?<rest>.*)\|$/gmu)
  return [...rows].map(({ groups }) => [groups?.['name'] ?? '', ...cellsOf(groups?.['rest'] ?? '')])
}

function cellsOf(rest: string): readonly string[] {
  return rest.split('|').map((cell) => cell.trim())
}

function readPackage(file: string): PackageFile {
  // A package.json has these members where it has them at all.
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as PackageFile
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted()
}

test('the page lists each direct dependency once, with the version that is asked for', () => {
  const versions = listed().map(([name, version]) => `${name} ${version}`)
  expect(versions.toSorted()).toEqual(wanted())
})

test('versions are exact', () => {
  const ranges = wanted().filter((one) => !/ (npm:\S+@)?\d+\.\d+\.\d+$/u.test(one))
  expect(ranges).toEqual([])
})

test('the licences on the page are those of the packages that are installed', () => {
  const installed = listed().filter(([name]) => existsSync(join(root, 'node_modules', name ?? '', 'package.json')))
  const licences = installed.map(([name]) => `${name} ${readPackage(`node_modules/${name}/package.json`).license}`)
  expect(installed.map(([name, , licence]) => `${name} ${licence}`)).toEqual(licences)
})

test('each dependency says what it is for', () => {
  const silent = listed().filter(([, , , purpose]) => (purpose ?? '') === '')
  expect(silent).toEqual([])
})
