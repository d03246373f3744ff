import {
  checkRows,
  choice,
  choiceText,
  date,
  defineAction,
  defineAssetType,
  defineCollector,
  defineCount,
  defineDisplay,
  defineDueList,
  definePage,
  definePlugin,
  defineResource,
  integer,
  reference,
  tableSection,
  text,
} from '@shopdb/contract'

const hoist = defineAssetType({
  name: 'Hoist',
  table: 'hoists',
  icon: 'weight',
  fields: {
    code: text({ label: 'Code', max: 40, unique: true, identity: true, list: true }),
    loadkg: integer({ label: 'Load', min: 0, unit: 'kg', list: true }),
    state: choice({
      label: 'State',
      choices: ['ready', 'locked'],
      labels: { locked: 'out of use' },
      default: 'ready',
      index: true,
      search: true,
    }),
    scrapdate: date({ label: 'To be scrapped', index: true }),
    makerid: reference({ label: 'Maker', to: 'vendors', grows: true }),
  },
})

const inspection = defineResource({
  name: 'HoistInspection',
  table: 'hoistinspections',
  belongsto: 'hoistid',
  display: 'kind',
  fields: {
    hoistid: reference({ label: 'Hoist', to: hoist, required: true, index: true, list: true }),
    kind: text({ label: 'Inspection', required: true, max: 60, list: true }),
    nextdue: date({ label: 'Next due', index: true, list: true }),
    inspector: text({ label: 'Inspector', max: 60 }),
  },
})

export const plugin = definePlugin({
  assettypes: [hoist],
  resources: [inspection],
  settings: { soondays: integer({ label: 'Soon', unit: 'days', default: 14, min: 0 }) },
  rules: [
    checkRows(inspection, [
      {
        member: 'inspector',
        message: 'must say who is to look at a chain',
        holds: ({ kind, inspector }) => kind !== 'Chain' || inspector !== null,
      },
      {
        member: 'nextdue',
        message: 'must be a day of this century',
        holds: ({ nextdue }) => nextdue === null || nextdue.startsWith('20'),
      },
    ]),
  ],
  counts: [
    defineCount(hoist, { title: 'Hoists locked', where: { state: 'locked' }, tone: 'error' }),
    defineCount(hoist, { title: 'Hoists ready', where: { state: 'ready' }, among: {}, unit: 'hoists' }),
  ],
  duelists: [
    defineDueList(inspection, {
      name: 'inspections',
      title: 'Inspections due',
      icon: 'calendar-check',
      dates: [{ field: 'nextdue' }],
      about: 'hoistid',
      shownon: hoist,
      soon: 'soondays',
      show: ['inspector'],
      overdue: 'Inspections overdue',
      column: 'Next inspection',
      ismarked: true,
    }),
    defineDueList(hoist, {
      name: 'ends',
      title: 'Hoists that end',
      icon: 'calendar-x',
      words: 'ends',
      dates: [
        { field: 'scrapdate', label: 'Life' },
        { field: 'endoflife', through: 'modelid', label: 'Support of its model' },
      ],
      show: ['state'],
      filters: ['state', 'businessunitid'],
      soon: 30,
      section: 'Ends',
    }),
  ],
  actions: [
    defineAction({
      of: hoist,
      name: 'lock',
      label: 'Lock',
      permission: 'hoists.write',
      input: { reason: text({ label: 'Reason', required: true, max: 120 }) },
      offered: ({ state }) => state === 'ready',
      run: async (platform, { id = 0, input: { reason } }) => {
        const { code } = await platform.change(reason, (work) => work.update(hoist, id, { state: 'locked' }))
        return { message: `${code} is locked: ${reason.toLowerCase()}.` }
      },
    }),
  ],
  pages: [
    definePage({
      name: 'strong',
      title: 'Strong hoists',
      icon: 'weight',
      query: {
        loadkg: integer({ label: 'At least', unit: 'kg', default: 1000 }),
        makerid: reference({ to: 'vendors' }),
      },
      show: async (platform, { loadkg, makerid }) => {
        const found = await platform.listAll(hoist, { 'loadkg.gte': loadkg, ...(makerid ? { makerid } : {}) })
        const rows = found.map((one) => ({
          code: one.code,
          load: one.loadkg,
          maker: one.makername,
          page: `/hoists/${one.assetid}`,
        }))
        const columns = { code: 'Code', load: { label: 'Load', unit: 'kg' }, maker: 'Maker' } as const
        return [tableSection('Strong', columns, rows)]
      },
    }),
  ],
  displays: [
    defineDisplay({
      name: 'board',
      title: 'Hoists',
      empty: 'No hoists.',
      query: { state: choice({ choices: ['ready', 'locked'], default: 'locked' }) },
      show: async (platform, { state }) => {
        const count = await platform.count(hoist, { state })
        return [{ title: `${count} are ${choiceText(hoist.fields.state, state)}` }]
      },
    }),
  ],
  collectors: [
    defineCollector({
      name: 'loads',
      item: { code: text({ required: true }), loadkg: integer({ min: 0 }) },
      records: (_platform, { code, loadkg }) => [{ declaration: hoist, values: { code: code.toUpperCase(), loadkg } }],
    }),
  ],
})
