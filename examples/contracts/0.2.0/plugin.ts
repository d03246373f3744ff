import {
  conflict,
  defineAssetType,
  definePlugin,
  defineResource,
  integer,
  json,
  reference,
  text,
  textFile,
  writeRule,
} from '@shopdb/contract'

const crate = defineAssetType({
  name: 'Crate',
  table: 'crates',
  icon: 'box',
  fields: {
    code: text({ label: 'Code', max: 40, unique: true, identity: true, list: true }),
    makerid: reference({ label: 'Maker', to: 'vendors', grows: true }),
    openings: integer({ label: 'Openings', min: 0, default: 0, list: true }),
    labels: json({ label: 'Labels', max: 2000 }),
  },
})

const trunk = defineAssetType({
  name: 'Trunk',
  table: 'trunks',
  fields: { code: text({ label: 'Code', max: 40, unique: true, list: true }) },
})

const opening = defineResource({
  name: 'CrateOpening',
  table: 'crateopenings',
  belongsto: 'crateid',
  display: 'reason',
  appendonly: true,
  fields: {
    crateid: reference({ label: 'Crate', to: crate, required: true, index: true, list: true }),
    reason: text({ label: 'Reason', required: true, max: 120, list: true }),
  },
})

export const plugin = definePlugin({
  assettypes: [crate, trunk],
  resources: [opening],
  settings: { mostopenings: integer({ label: 'Most openings', default: 2, min: 1 }) },
  rules: [
    writeRule(opening, {
      before: async (reader, { after }) => {
        const { openings } = await reader.get(crate, after.crateid)
        const most = Number(await reader.settings.get('mostopenings'))
        if (openings >= most) throw conflict(`A crate is opened ${most} times at most.`)
      },
      after: async (work, { after }) => {
        const { openings } = await work.get(crate, after.crateid)
        await work.update(crate, after.crateid, { openings: openings + 1 })
      },
    }),
  ],
  actions: [
    {
      of: crate,
      name: 'open',
      label: 'Open',
      permission: 'crates.write',
      input: { reason: text({ label: 'Reason', required: true, max: 120 }) },
      offered: (row) => row['isactive'] === true,
      run: async (platform, { id = 0, input }) => {
        const reason = String(input['reason'])
        await platform.change('Opened', (work) => work.create(opening, { crateid: id, reason }))
        return { message: 'It is open.', tone: 'success' }
      },
    },
    {
      of: crate,
      name: 'trunk',
      label: 'Make it a trunk',
      permission: 'crates.write',
      run: async (platform, { id = 0 }) => {
        const { code } = await platform.get(crate, id)
        await platform.change('A trunk now', (work) => work.reclassify(id, trunk, { code }))
        return { message: 'It is a trunk.', link: `/trunks/${id}` }
      },
    },
  ],
  columns: [
    {
      of: crate,
      name: 'left',
      label: 'Left',
      values: async (platform, ids) => {
        const most = await platform.settings.get('mostopenings')
        const { data } = await platform.list(crate, { assetid: [...ids] }, { perpage: ids.length })
        return data.map(({ assetid, openings }) => ({ id: assetid, value: most - openings, tone: 'info' }))
      },
    },
  ],
  pages: [
    {
      name: 'opened',
      title: 'Opened crates',
      icon: 'box',
      query: { least: integer({ label: 'At least', min: 0, default: 1 }) },
      show: async (platform, query) => {
        const { data } = await platform.list(crate, { 'openings.gte': Number(query['least'] ?? 1) })
        return [{ kind: 'keyvalue', title: 'Opened', lines: data.map(({ assetnumber }) => ({ label: assetnumber })) }]
      },
    },
  ],
  displays: [
    {
      name: 'board',
      title: 'Crates',
      empty: 'No crates.',
      show: async (platform) => [{ title: `${await platform.count(crate)} crates`, tone: 'info' }],
    },
  ],
  routes: [
    {
      method: 'GET',
      path: '/list.txt',
      permission: 'crates.read',
      summary: 'Get all crates as a text',
      handle: async ({ platform }) => {
        const { data } = await platform.list(crate)
        const lines = data.map(({ assetnumber }) => assetnumber).join('\n')
        return textFile({ filename: 'crates.txt', mediatype: 'text/plain', text: lines })
      },
    },
  ],
  sample: async (platform) => {
    await platform.change('Sample data', (work) => work.create(crate, { assetnumber: 'CRATE-1', code: 'C1' }))
  },
})
