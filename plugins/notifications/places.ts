import { businessunit, location, type Reader, reference, type Tree, treeOf } from '@shopdb/contract'

/** For whom notices may be asked. */
export const wanted = {
  businessunitid: reference({ label: 'Business unit', to: 'businessunits' }),
  locationid: reference({ label: 'Location', to: 'locations' }),
}

/** Whom a notice may concern. */
export const things = { ...wanted, concernedassetid: reference({ label: 'Asset', to: 'assets' }) }

/** The places and the business units of the site. */
export interface Grounds {
  readonly locations: Tree
  readonly units: Tree
}

/** Reads both trees. */
export async function readGrounds(reader: Reader): Promise<Grounds> {
  const [locations, units] = await Promise.all([reader.listAll(location), reader.listAll(businessunit)])
  return { locations: treeOf(location, locations), units: treeOf(businessunit, units) }
}
