/** What both plugins below are made of. */
const shared = `import { date, decimal, file, defineAction, defineAssetType, defineCollector, defineDueList, defineKeep, defineOutbox, definePath, definePlugin,
  defineResource, defineSilence, integer, json, outboxfields, reference, ShopError, text, writeRule } from '@shopdb/contract'
const press = defineAssetType({ name: 'Press', table: 'presses', icon: 'hammer', fields: {
  code: text({ unique: true, identity: true, list: true }), due: date({ index: true }), seen: date({ index: true }), force: integer({}),
} })
const of = (name, table, more = {}) => defineResource({ name, table, display: 'part', indexes: [['state', 'isactive', 'nextattempt']],
  fields: { pressid: reference({ to: press, required: true, index: true }), part: text({ required: true }), ...more, ...outboxfields } })
const reading = defineResource({ name: 'Reading', table: 'readings', display: 'day', belongsto: 'pressid', fields: {
  pressid: reference({ to: press, required: true, index: true }), day: date({ required: true, index: true }), value: decimal({}),
  state: text({ readonly: true }),
} })
const outlet = defineResource({ name: 'Outlet', table: 'outlets', belongsto: 'pressid',
  connects: { to: 'feedsid', farend: 'partnerid', by: 'hose' }, fields: {
    pressid: reference({ to: press, required: true, index: true }), name: text({ required: true, list: true }), bank: integer({}),
    feedsid: reference({ to: 'assets', index: true }), partnerid: reference({ to: 'outlets', unique: true }),
} })
const daily = '0 6 * * *'
`

/** A plugin whose work by itself, and what is shown of what it declares, is wrong in each way that a check of plugins finds. */
export const hostilework = `${shared}
const order = of('Order', 'orders')
const bill = of('Bill', 'bills')
export const plugin = definePlugin({
  assettypes: [press], resources: [order, bill, reading, outlet],
  jobs: [
    { name: 'count', label: 'Count the spares', schedule: daily, run: async (platform) => {
      const [first] = await platform.listAll(press, { code: 'no such press' })
      platform.log.info(String(first.code.length))
    } },
    { name: 'forget', label: 'Forget the gateway', schedule: daily, run: () => { throw new Error('No gateway was named') } },
    { name: 'wait', label: 'Wait for ever', schedule: daily, budget: 200, run: () => new Promise(() => undefined) },
  ],
  outboxes: [
    defineOutbox(order, { name: 'order', pauses: [1], send: async (platform, { part }) => part.trimAll() }),
    defineOutbox(bill, { name: 'bill', pauses: [1], fill: async () => { const bills = []; bills.sum() }, send: async () => 'Paid.' }),
  ],
  rules: [writeRule(reading, { after: (work, { before, after }) => {
    if (after.isactive === false && before?.state === null && after.day < '2010-01-01') return void before.nothing.day
  } })],
  keeps: [defineKeep(reading, { dates: [{ field: 'day' }], days: 30 })],
  collectors: [defineCollector({ name: 'gauges', item: { gauge: text({ required: true }), readings: json({}) },
    records: (platform, { readings }) => { if (Array.isArray(readings)) readings[0].value.toFixed(); return [] } })],
  duelists: [defineDueList(press, { name: 'due', title: 'Presses due', icon: 'calendar', dates: [{ field: 'due' }], soon: 14,
    column: 'Due', where: { 'seen.lt': 'someday' } })],
  paths: [definePath(outlet, { name: 'air', title: 'Air', icon: 'wind',
    lines: { of: press, where: { 'force.gt': 'plenty' }, by: 'bank' } })],
  pages: [{ name: 'shift', title: 'Shift', icon: 'clock', query: { hour: integer({ label: 'Hour' }) }, show: async (platform, { hour }) => {
    if (hour !== undefined) throw new Error('nobody works at night')
    return []
  } }],
  markers: [{ of: press, notes: async () => { throw new Error('no color is left') } }],
  search: async () => { throw new Error('nothing is found') },
  relationships: async () => { throw new Error('nothing is tied') },
})
`

/** A plugin that does the same things well, on a site where nobody has set it up and no other side is there. */
export const soundwork = `${shared}
import { connect } from 'node:net'
const order = of('Order', 'orders')
const letter = of('Letter', 'letters')
const ticket = of('Ticket', 'tickets')
// Only the plugin makes them, and what stands in them means something to it.
const parcel = of('Parcel', 'parcels', { size: text({ required: true, readonly: true }) })
export const plugin = definePlugin({
  assettypes: [press], resources: [order, letter, ticket, parcel, reading, outlet],
  jobs: [
    { name: 'fetch', label: 'Ask around the platform', schedule: daily, run: async () => void (await fetch('http://192.0.2.7/counters')) },
    { name: 'post', label: 'Post around the platform', schedule: daily, run: () => new Promise((sent, failed) => void connect(25, '192.0.2.8').once('connect', sent).once('error', failed)) },
    { name: 'ask', label: 'Ask the gateway', schedule: daily, run: async (platform) => void (await platform.fetch('http://gateway.example.com/counters')) },
    { name: 'refuse', schedule: daily, run: async () => { throw new ShopError('conflict', 'No gateway was named.') } },
    { name: 'count', schedule: daily, run: async (platform) => void (await platform.count(press)) },
  ],
  outboxes: [
    defineOutbox(order, { name: 'order', pauses: [1], send: async (platform) => (await platform.fetch('https://supplier.example.com/')).statusText }),
    defineOutbox(letter, { name: 'letter', pauses: [1], send: async () => { throw new Error('The post answered 503.') } }),
    defineOutbox(ticket, { name: 'ticket', pauses: [1], again: 'tickets.write', send: async () => ({ dropped: 'Nobody wants it.' }) }),
    defineOutbox(parcel, { name: 'parcel', pauses: [1], send: async (platform, { size }) => ({ small: 'By bicycle.' })[size].trim(),
      fill: async (platform) => {
        const [one] = await platform.listAll(press, {})
        await platform.change('Parcels', (work) => work.create(parcel, { pressid: one.assetid, part: 'Bolt', size: 'small' }))
      } }),
  ],
  actions: [defineAction({ of: press, on: 'list', name: 'take', label: 'Take a list in', permission: 'presses.write',
    input: { list: file({ required: true }) },
    run: async (platform, { input }) => ({ message: String((await platform.readFile(input.list)).bytes.length) }) })],
  keeps: [defineKeep(reading, { dates: [{ field: 'day' }, { field: 'due', through: 'pressid' }], days: 30, where: { state: ['read'] } })],
  collectors: [defineCollector({ name: 'gauges', item: { gauge: text({ required: true }), readings: json({}) },
    records: (platform, { gauge }) => [{ declaration: press, values: { code: gauge } }] })],
  duelists: [defineDueList(press, { name: 'due', title: 'Presses due', icon: 'calendar', dates: [{ field: 'due' }], soon: 14,
    column: 'Due', ismarked: true })],
  silences: [defineSilence(press, { name: 'unseen', field: 'seen', days: 3, title: 'Presses not seen', column: 'Not seen for', ismarked: true })],
  paths: [definePath(outlet, { name: 'air', title: 'Air', icon: 'wind', lines: { of: press, where: { 'force.gt': 5 }, by: 'bank' } })],
})
`
