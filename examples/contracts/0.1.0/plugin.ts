import {
  boolean,
  choice,
  date,
  datetime,
  decimal,
  defineAssetType,
  definePlugin,
  defineResource,
  defineSubtype,
  integer,
  macaddress,
  markdown,
  reference,
  seedRows,
  text,
} from '@shopdb/contract'

const grade = defineResource({
  name: 'RackGrade',
  table: 'rackgrades',
  fields: { name: text({ label: 'Name', required: true, max: 40, unique: true, list: true, search: true }) },
})

const rack = defineAssetType({
  name: 'Rack',
  table: 'racks',
  icon: 'server',
  color: '#336699',
  fields: {
    code: text({ label: 'Code', max: 40, unique: true, identity: true, search: true, list: true }),
    gradeid: reference({ label: 'Grade', to: grade, list: true }),
    units: integer({ label: 'Units', min: 1, max: 60, unit: 'U', list: true }),
    loadkg: decimal({ label: 'Load', scale: 1, unit: 'kg' }),
    islocked: boolean({ label: 'Locked' }),
    checked: date({ label: 'Checked' }),
    opened: datetime({ label: 'Opened' }),
    side: choice({ label: 'Side', choices: ['left', 'right'] }),
    remarks: markdown({ label: 'Remarks' }),
  },
})

const cooling = defineSubtype(rack, {
  name: 'RackCooling',
  table: 'rackcoolings',
  fields: { fanmac: macaddress({ label: 'MAC of the fan' }), watts: integer({ label: 'Power', unit: 'W', min: 0 }) },
})

const inspection = defineResource({
  name: 'RackInspection',
  table: 'rackinspections',
  belongsto: 'rackid',
  display: 'summary',
  fields: {
    rackid: reference({ label: 'Rack', to: rack, required: true, index: true, list: true }),
    summary: text({ label: 'Summary', required: true, max: 120, list: true }),
  },
})

export const plugin = definePlugin({
  assettypes: [rack],
  subtypes: [cooling],
  resources: [grade, inspection],
  seed: [seedRows(grade, [{ name: 'Heavy' }, { name: 'Light' }])],
  settings: { mostunits: integer({ label: 'Most units', default: 42, min: 1 }) },
  permissions: [{ name: 'contract010.open', least: 'operator', label: 'Open a rack' }],
  navigation: [{ label: 'Racks by load', to: '/racks?sort=-loadkg', icon: 'weight' }],
  search: async (_platform, q) => (q === 'rack' ? [{ title: 'All racks', path: '/racks' }] : []),
  dashboard: async (platform) => [
    { kind: 'stat', title: 'Racks', value: await platform.count(rack), link: '/racks' },
    { kind: 'list', title: 'Grades', lines: (await platform.list(grade)).data.map(({ name }) => ({ label: name })) },
  ],
  panels: [
    {
      of: rack,
      show: async (platform, assetid) => {
        const { units } = await platform.get(rack, assetid)
        const most = await platform.settings.get('mostunits')
        return [{ kind: 'keyvalue', title: 'Room', lines: [{ label: 'Free', detail: String(most - (units ?? 0)) }] }]
      },
    },
  ],
  markers: [
    {
      of: rack,
      notes: async (_platform, assetids) => assetids.map((assetid) => ({ assetid, tone: 'info', note: 'A rack' })),
    },
  ],
  relationships: async () => [],
  collectors: [
    {
      name: 'readings',
      item: { code: text({ required: true, max: 40 }), watts: integer({ min: 0 }) },
      records: (_platform, item) => [
        {
          declaration: rack,
          values: { code: item['code'] },
          parts: [{ declaration: cooling, rows: [{ watts: item['watts'] }] }],
        },
      ],
    },
  ],
  routes: [
    {
      method: 'POST',
      path: '/:id/open',
      permission: 'contract010.open',
      summary: 'Note that a rack was opened',
      handle: async ({ platform, params }) => {
        const assetid = Number(params['id'])
        await platform.change('Opened', (work) => work.update(rack, assetid, { opened: platform.now() }))
        await platform.audit('Opened', rack, assetid)
        return { opened: true }
      },
    },
  ],
  jobs: [{ name: 'count', schedule: '0 6 * * *', run: async (platform) => platform.log.info('Counted.') }],
  install: async (platform) => platform.log.info('Installed.'),
  uninstall: async () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
  health: async () => ({ ok: true, detail: 'Well.' }),
})
