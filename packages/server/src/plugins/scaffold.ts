import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asTitle, conflict, contractversion, invalid, unitFor } from '@shopdb/contract'

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
  /** `Forklift`: what they read for one of them. */
  readonly label: string
}

/** Everything that can be guessed from the name of a plugin, and its title where somebody says it: `Air compressors`. */
export function namesOf(name: string, said = asTitle(name)): ScaffoldNames {
  if (!/^[a-z][a-z0-9]{1,39}$/u.test(name))
    throw invalid(
      `A plugin is named in lowercase letters and digits, at most 40, such as forklifts, not '${name}'; what people read for it is its --title.`,
    )
  const title = said.trim()
  if (!/^[^\p{Cc}]{1,40}$/u.test(title))
    throw invalid(`The title of a plugin is a line of at most 40 characters, such as 'Air compressors', not '${said}'.`)
  const value = unitFor(1, name)
  const label = title.replace(/\S+$/u, (word) => unitFor(1, word))
  // Declaration and plugin are both values of one file.
  return { name, type: asTitle(value), value: value === 'plugin' ? 'thing' : value, title, label }
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
    'README.md': readmeOf(folder, names),
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

const pluginOf = ({ name, type, value, title, label }: ScaffoldNames): string =>
  `import { date, defineAssetType, defineDueList, definePlugin, integer, text } from '@shopdb/contract'

export const ${value} = defineAssetType({
  name: '${type}',
  table: '${name}',
  label: ${literal(label)},
  title: ${literal(title)},
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
      title: ${literal(`${title} to be inspected`)},
      icon: 'calendar-check',
      dates: [{ field: 'inspectiondue' }],
      soon: 14,
      overdue: 'Inspections overdue',
      ismarked: true,
    }),
  ],
})
`

/** A text as the source has it. */
const literal = (text: string): string => `'${text.replaceAll(/[\\']/gu, String.raw`\$&`)}'`

const testOf = ({ name, value, title }: ScaffoldNames): string =>
  `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInput } from '@shopdb/contract'
import { ${value} } from './plugin.ts'

test(${literal(`${title} are taken with what is known of them`)}, () => {
  const input = { code: 'A-1', capacitykg: 1500, inspectiondue: '2027-01-31' }
  assert.partialDeepStrictEqual(parseInput(${value}.fields, input, 'create'), input)
})

test('a capacity below nothing is refused', () => {
  assert.throws(() => parseInput(${value}.fields, { capacitykg: -1 }, 'create'), /capacitykg must be at least 0/)
})

// A site of its own, with this plugin and nothing in it: \`plugin check\` opens it, and tells of a token for each role.
const { SHOPDB_TEST_URL: site, SHOPDB_TEST_OPERATOR: token } = process.env

async function ask(method: string, path: string, body?: object) {
  const json = body && { 'content-type': 'application/json' }
  const headers = { authorization: \`Bearer \${token}\`, ...json }
  const answer = await fetch(\`\${site}\${path}\`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: await answer.text() }
}

test('one that an operator enters is found by its code', { skip: site === undefined }, async () => {
  const made = await ask('POST', '/api/${name}', { assetnumber: 'T-1', code: 'A-1' })
  assert.equal(made.status, 201, made.body)
  assert.match((await ask('GET', '/api/${name}?code=a-1')).body, /"assetnumber":"T-1"/)
})
`

/** Its commands are typed where `plugin new` was: in the folder of ShopDB. */
const readmeOf = (folder: string, { title }: ScaffoldNames): string => {
  const way = relative(process.cwd(), folder)
  return `# ${title}

What this plugin is for, in two sentences.

In the folder of ShopDB:

\`\`\`sh
npx shopdb plugin check ${way}            # what is wrong with it, if anything
npx shopdb plugin migration ${way}        # after a change of its fields
npx shopdb plugin install --from ${way}   # into this site
\`\`\`
`
}

/** So that an editor outside the product's folder knows the types of the contract and of the runtime. */
function tsconfigOf(folder: string): object {
  const contract = import.meta.resolve('@shopdb/contract')
  const wayTo = (address: string | URL): string => {
    const way = relative(folder, fileURLToPath(address))
    return way.startsWith('.') ? way : `./${way}`
  }
  return {
    compilerOptions: {
      target: 'es2024',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      skipLibCheck: true,
      // Of the tests that lie beside it.
      types: ['node'],
      typeRoots: [wayTo(new URL('../../../node_modules/@types', contract))],
      paths: { '@shopdb/contract': [wayTo(contract)] },
    },
  }
}
