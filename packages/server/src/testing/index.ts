/** What tests of bundled plugins may use of the server: a whole shop behind its door, on every engine. */
export { describeShop, openTestShop, type Person, type Reply, type Sending, type TestShop } from './shop.ts'
/** `freshDatabase` is for several shops on one: `openTestShop('mysql', { DATABASE_URL })`. */
export { freshDatabase, testEngines } from './engines.ts'
/** What a plugin's code is given by a site, for jobs that no test waits for: `platformsOf(shop.running.site)('printers')`. */
export { platformsOf } from '../main/platforms.ts'
/** What `platform.readTable` reads, for tests of what is made of it. */
export { tableOf } from '../plugins/read-table.ts'
export { runPluginJob } from './run-job.ts'
