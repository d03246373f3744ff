import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { conflict, contractversion, invalid } from '@shopdb/contract'

/** What a new plugin is called, in all the forms that are needed. */
export interface ScaffoldNames {
  /** `forklifts`: the plugin, its table, its prefix. */
  readonly name: string
  /** `Forklift`: the asset type. */
  readonly type: string
  /** `forklift`: the exported declaration. */
  readonly value: string
  /** `Forklifts`: what people read. */
  readonly title: string
}

/** Everything that can be guessed from the name of a plugin. */
export function namesOf(name: string): ScaffoldNames {
  if (!/^[a-z][a-z0-9]{1,39}$/u.test(name))
    throw invalid(`A plugin is named in lowercase letters and digits, at most 40, such as forklifts, not '${name}'.`)
  const value = name.replace(/ies$/u, 'y').replace(/(?<=[^s])s$/u, '')
  const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  // Declaration and plugin are both values of one file.
  return { name, type: capital(value), value: value === 'plugin' ? 'thing' : value, title: capital(name) }
}

/** Writes the files of a new plugin; its migration is made from its declaration afterwards. */
export async function writeScaffold(folder: string, names: ScaffoldNames): Promise<void> {
  if (await stat(folder).catch(() => undefined))
    throw conflict(`${folder} is there already; choose another name or place.`)
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(filesOf(folder, names))) await writeFile(join(folder, file), text)
}

function filesOf(folder: string, names: ScaffoldNames): Readonly<Record<string, string>> {
  return {
    'manifest.json': `${JSON.stringify(manifestOf(names), null, 2)}\n`,
    'plugin.ts': pluginOf(names),
    [`${names.name}.test.ts`]: testOf(names),
    'README.md': readmeOf(names),
    'tsconfig.json': `${JSON.stringify(tsconfigOf(folder), null, 2)}\n`,
  }
}

/** The range is that of the contract it was written for, as tight as before 1.0 is wise. */
function manifestOf({ name, title }: ScaffoldNames): object {
  const [major = '0', minor = '1'] = contractversion.split('.')
  const next = major === '0' ? `0.${Number(minor) + 1}.0` : `${Number(major) + 1}.0.0`
  return {
    name,
    version: '0.1.0',
    title,
    description: `${title} of our site`,
    core_version: `>=${contractversion},<${next}`,
    api_prefix: `/api/${name}`,
  }
}

const pluginOf = ({ name, type, value, title }: ScaffoldNames): string =>
  `import { date, defineAssetType, defineDueList, definePlugin, integer, text } from '@shopdb/contract'

export const ${value} = defineAssetType({
  name: '${type}',
  table: '${name}',
  icon: 'box',
  fields: {
    code: text({ label: 'Code', max: 40, unique: true, identity: true, search: true, list: true }),
    capacitykg: integer({ label: 'Capacity', unit: 'kg', min: 0, list: true }),
    inspectiondue: date({ label: 'Inspection due', list: true }),
  },
})

export const plugin = definePlugin({
  assettypes: [${value}],
  duelists: [
    defineDueList(${value}, {
      name: 'inspections',
      title: '${title} to be inspected',
      icon: 'calendar-check',
      dates: [{ field: 'inspectiondue' }],
      soon: 14,
      overdue: 'Inspections overdue',
      ismarked: true,
    }),
  ],
})
`

const testOf = ({ value, title }: ScaffoldNames): string =>
  `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInput } from '@shopdb/contract'
import { ${value} } from './plugin.ts'

test('${title} are taken with what is known of them', () => {
  const input = { code: 'A-1', capacitykg: 1500, inspectiondue: '2027-01-31' }
  assert.deepEqual(parseInput(${value}.fields, input, 'create'), input)
})

test('a capacity below nothing is refused', () => {
  assert.throws(() => parseInput(${value}.fields, { capacitykg: -1 }, 'create'), /capacitykg must be at least 0/)
})
`

const readmeOf = ({ name, title }: ScaffoldNames): string =>
  `# ${title}

What this plugin is for, in two sentences.

\`\`\`sh
npx shopdb plugin check ${name}            # what is wrong with it, if anything
npx shopdb plugin migration ${name}        # after a change of its fields
npx shopdb plugin install --from ${name}   # into this site
\`\`\`
`

/** So that an editor outside the product's folder knows the contract's types. */
function tsconfigOf(folder: string): object {
  const contract = relative(folder, fileURLToPath(import.meta.resolve('@shopdb/contract')))
  return {
    compilerOptions: {
      target: 'es2024',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      skipLibCheck: true,
      paths: { '@shopdb/contract': [contract.startsWith('.') ? contract : `./${contract}`] },
    },
  }
}
