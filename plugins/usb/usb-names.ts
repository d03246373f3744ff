import { readFileSync } from 'node:fs'

/** Names of makers and products by their ids: `0781` and `0781:5567`. */
export type UsbNames = ReadonlyMap<string, string>

/** Reads a list in the form of usb.ids: a maker begins its line, its products follow behind a tab. */
export function parseUsbNames(list: string): UsbNames {
  const names = new Map<string, string>()
  let maker = ''
  for (const line of list.split('\n')) {
    const [, tab = '', id = '', name = ''] = /^(\t?)([0-9a-f]{4}) {2}(.+)$/u.exec(line) ?? []
    if (id === '') continue
    if (tab === '') maker = id
    names.set(tab === '' ? id : `${maker}:${id}`, name.trim())
  }
  return names
}

/** What a device is called by its ids: maker and product, the maker alone where the product is not known, or null. */
export function usbNameOf(names: UsbNames, vendorid: string | null, productid: string | null): string | null {
  const maker = vendorid === null ? undefined : names.get(vendorid.toLowerCase())
  if (vendorid === null || maker === undefined) return null
  const product = productid === null ? undefined : names.get(`${vendorid}:${productid}`.toLowerCase())
  return product === undefined ? maker : `${maker} ${product}`
}

/** The names that come with the plugin. */
export const knownnames = parseUsbNames(readFileSync(new URL('data/usb.ids', import.meta.url), 'utf8'))
