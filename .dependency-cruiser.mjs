// Who may know whom; `npm run check rooms` holds it.

/** The server's stairs, from the top. A folder imports from steps below its own, never from a neighbour. */
const stairs = [
  ['main', 'cli'],
  ['http'],
  ['plugins'],
  ['collectors', 'dashboard', 'search', 'map', 'import'],
  ['positions'],
  ['relationships'],
  ['assets'],
  ['locations', 'catalogs'],
  ['resources'],
  ['changes'],
  ['access'],
  ['settings', 'files', 'jobs'],
  ['database'],
  ['base'],
]

// Beside its tests a plugin may have one file of what they share.
const test = '(\\.test|/testing)\\.ts$'
const server = '^packages/server/src/'
const trial = '^packages/server/src/testing/'

/** Everything at or above a step but the folder itself: what the folder must not know. */
const above = stairs.flatMap((step, at) =>
  step.map((folder) => ({
    name: `stairs-${folder}`,
    comment: `src/${folder} imports only from the steps below it; what lives above arrives as an argument.`,
    severity: 'error',
    from: { path: `${server}${folder}[./]`, pathNot: test },
    to: {
      path: stairs
        .slice(0, at + 1)
        .flat()
        .filter((other) => other !== folder && !(folder === 'cli' && other === 'main'))
        .map((other) => `${server}${other}[./]`)
        .concat(trial),
    },
  })),
)

/** Rooms of ours that a room must not know. `but` names those it may. */
function room(name, from, but) {
  return {
    name: `room-${name}`,
    comment: `Of ours, ${name} may import ${but.length > 0 ? but.join(', ') : 'nothing'} and its own files only.`,
    severity: 'error',
    from,
    to: { path: '^(packages|plugins|examples|scripts|e2e|bench)/', pathNot: but },
  }
}

const contract = '^packages/contract/src/index\\.ts$'
const kit = '^packages/kit/src/index\\.ts$'
const testing = '^packages/server/src/testing/'

export default {
  forbidden: [
    ...above,
    room('contract', { path: '^packages/contract/', pathNot: test }, ['^packages/contract/']),
    room('server', { path: '^packages/server/', pathNot: test }, [contract, '^packages/server/']),
    room('kit', { path: '^packages/kit/' }, [contract, '^packages/kit/']),
    room('web', { path: '^packages/web/' }, [contract, kit, '^packages/web/']),
    room('plugin-server', { path: '^(plugins|examples)/([^/]+)/', pathNot: [test, '^(plugins|examples)/[^/]+/web/'] }, [
      contract,
      '^$1/$2/(?!web/)',
    ]),
    room('plugin-web', { path: '^(plugins|examples)/([^/]+)/web/', pathNot: test }, [contract, kit, '^$1/$2/']),
    room('plugin-test', { path: `^(plugins|examples)/([^/]+)/.*${test}` }, [contract, kit, testing, '^$1/$2/']),
    room('e2e', { path: '^e2e/' }, ['^e2e/']),
    room('bench', { path: '^bench/' }, ['^bench/']),
    {
      name: 'test-of-server',
      comment: 'A test of the server imports the server, its testing and the contract.',
      severity: 'error',
      from: { path: `^packages/server/.*${test}` },
      to: { path: '^(packages|plugins|examples|scripts|e2e|bench)/', pathNot: [contract, '^packages/server/'] },
    },
    {
      name: 'not-a-test',
      comment: 'Only a test imports a test.',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-cycle',
      comment: 'Files do not import each other in a ring.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'declared',
      comment: 'What is imported stands in the nearest package.json; what tests use, in that of the root.',
      severity: 'error',
      from: { pathNot: [test, testing] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|plugins)/[^/]+/dist/' },
    combinedDependencies: false,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.vue', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
