import {
  checkRows,
  choice,
  choiceText,
  copyAction,
  date,
  defineAction,
  defineCollector,
  defineCount,
  defineDisplay,
  defineDueList,
  defineFreeEnds,
  defineKeep,
  defineOutbox,
  definePage,
  definePath,
  definePlugin,
  defineRoute,
  defineSilence,
  file,
  givenOf,
  integer,
  ipaddress,
  json,
  keepLatest,
  listPage,
  listWidget,
  type Platform,
  readMembers,
  reference,
  removeWith,
  seriesAction,
  tableSection,
  text,
  textFile,
  uniqueWithin,
  url,
} from '@shopdb/contract'
import { hoist, inspection, modeloutlet, order, outlet } from './hoists.ts'
import { strengthRule } from './rules.ts'
import { lineOf, loadPanel, loads, lockedMarkers } from './shown.ts'

const settings = {
  soondays: integer({ label: 'Soon', unit: 'days', default: 14, min: 0 }),
  keepdays: integer({ label: 'Keep orders for', unit: 'days', default: 90, min: 0 }),
  supplier: url({ label: 'Address of the supplier' }),
}

const outletButton = { of: hoist, called: 'outlets' } as const

const freeOutlets = defineFreeEnds(outlet, hoist, {
  called: 'outlets',
  where: { carries: 'air' },
  gathers: { where: { 'loadkg.gte': 5000 }, from: { 'loadkg.lt': 5000 } },
  column: { name: 'freeoutlets', label: 'Free outlets' },
  several: 2,
  marked: { state: 'ready' },
})

export const plugin = definePlugin({
  assettypes: [hoist],
  resources: [inspection, outlet, modeloutlet, order],
  settings,
  rules: [
    uniqueWithin(outlet, { member: 'name', within: 'hoistid' }),
    keepLatest(hoist, { on: 'lastseen', told: ['ipaddress', 'hours'], daily: ['hours'] }),
    removeWith(hoist, inspection),
    strengthRule,
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
      show: ['state', 'loadkg', 'locationid'],
      filters: ['state', 'businessunitid'],
      soon: 30,
      section: 'Ends',
    }),
  ],
  columns: [...freeOutlets.columns, ...loads],
  markers: [...freeOutlets.markers, lockedMarkers],
  panels: [loadPanel],
  dashboard: async (platform) => [
    listWidget('Locked', (await platform.listAll(hoist, { state: 'locked' })).map(lineOf), {
      link: listPage(hoist, { state: 'locked' }),
      ishidden: true,
    }),
  ],
  paths: [
    definePath(outlet, {
      name: 'air',
      title: 'Way of the air',
      icon: 'wind',
      without: { carries: ['oil'] },
      lines: { of: hoist, where: { state: 'locked' }, by: 'bank' },
    }),
  ],
  outboxes: [
    defineOutbox(order, {
      name: 'order',
      what: 'An order',
      givenup: 'Orders not delivered',
      pauses: [1, 5],
      again: 'hoistorders.write',
      send: async (platform: Platform<typeof settings>, { hoistorderid, part, attempts }) => {
        if (part === 'Nothing') return { dropped: 'There is nothing to order.' }
        const body = JSON.stringify({ key: hoistorderid, part, attempts })
        const answer = await platform.fetch((await platform.settings.get('supplier')) ?? '', { method: 'POST', body })
        if (!answer.ok) throw new Error(`The supplier answered ${answer.status}.`)
        return await answer.text()
      },
    }),
  ],
  jobs: [
    {
      name: 'count',
      label: 'Count the hoists',
      schedule: '0 6 * * 1-5',
      run: async (platform) => platform.log.info('They were counted.', { hoists: await platform.count(hoist) }),
    },
  ],
  keeps: [
    defineKeep(order, {
      dates: [{ field: 'createddate' }, { field: 'scrapdate', through: 'hoistid' }],
      days: 'keepdays',
      least: 30,
      where: { state: ['sent', 'dropped', 'givenup'] },
      what: 'Old orders',
    }),
    defineKeep(inspection, { dates: [{ field: 'nextdue' }], days: 3650 }),
  ],
  routes: [
    defineRoute({
      of: hoist,
      method: 'GET',
      path: '/hoists/:id/label',
      permission: 'hoists.read',
      summary: 'Get the label of a hoist',
      query: { copies: integer({ label: 'Copies', min: 1, max: 9, default: 1 }), note: text({ max: 20 }) },
      handle: async ({ row: { code, loadkg }, query: { copies, note } }) => {
        const line = `${code} ${loadkg} kg ${note ?? ''}`.trim()
        return textFile({ filename: 'label.txt', mediatype: 'text/plain', text: `${line}\n`.repeat(copies) })
      },
    }),
  ],
  silences: [
    defineSilence(hoist, {
      name: 'unseen',
      field: 'lastseen',
      days: 'soondays',
      title: 'Hoists not seen for {days} days',
      where: { state: 'ready' },
      column: 'Not seen for',
      ismarked: true,
      ishidden: true,
    }),
  ],
  actions: [
    copyAction(outlet, {
      ...outletButton,
      from: modeloutlet,
      by: 'modelid',
      name: 'ofmodel',
      label: 'Outlets of its model',
    }),
    seriesAction(outlet, {
      ...outletButton,
      number: 'bank',
      fields: ['carries'],
      name: 'addoutlets',
      label: 'Add outlets',
    }),
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
    defineAction({
      of: hoist,
      name: 'count',
      label: 'Count a list',
      on: 'list',
      permission: 'hoists.write',
      input: { fileid: file({ label: 'List', required: true }) },
      run: async (platform, { input: { fileid } }) => {
        const lines = await platform.readTable(fileid, { columns: { code: ['Hoist no'] }, needs: 'code' })
        return { message: `It lists ${lines.map(({ cells }) => cells.code).join(' and ')}.` }
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
    defineDisplay({
      name: 'all',
      title: 'All hoists',
      empty: 'No hoists.',
      show: async (platform) => [{ title: `${await platform.count(hoist)} hoists` }],
    }),
  ],
  collectors: [
    defineCollector({
      name: 'loads',
      item: { code: text({ required: true }), loadkg: integer({ min: 0 }) },
      records: (_platform, { code, loadkg }) => [{ declaration: hoist, values: { code: code.toUpperCase(), loadkg } }],
    }),
    defineCollector({
      name: 'drives',
      item: { report: json({ required: true }) },
      records: (_platform, { report }) => {
        const sources = { code: { at: 'drive.id', part: /^\w+/u }, loadkg: ['drive.load', 'load'] }
        const { code, loadkg } = hoist.fields
        return [{ declaration: hoist, values: readMembers({ code, loadkg }, report, sources) }]
      },
    }),
    defineCollector({
      name: 'sightings',
      item: { code: text(), ipaddress: ipaddress(), hours: integer({ min: 0 }), lastseen: date({ required: true }) },
      records: (_platform, item) => [{ declaration: hoist, values: givenOf(item) }],
    }),
  ],
})
