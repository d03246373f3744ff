import { adapter, inventoryitem, program } from './inventory-item.ts'
import { type Members, membersOf, readMembers, readRows, renamed, textOf } from './read-json.ts'

/** Where an agent tells the members of an item: in which section, under which name. */
const places = {
  serialnumber: ['bios', 'ssn'],
  manufacturer: ['bios', 'smanufacturer'],
  model: ['bios', 'smodel'],
  systemuuid: ['hardware', 'uuid'],
  domain: ['hardware', 'workgroup'],
  memorymb: ['hardware', 'memory'],
  lastuser: ['hardware', 'lastloggeduser'],
  fqdn: ['operatingsystem', 'fqdn'],
} as const

const adapternames = {
  name: 'description',
  mac: 'mac',
  ip: 'ipaddress',
  ip6: 'ipaddress6',
  type: 'type',
  speedmbps: 'speed',
} as const

/** What boards say where their maker left the field as it came. */
const unnamed =
  /^(?:to be filled by o\.?e\.?m\.?|system (?:manufacturer|product name)|default string|not specified|none|o\.?e\.?m\.?)$/iu

/** Texts that say nothing: users read out of a login record that has none, full names that are not full. */
const empty: Readonly<Record<string, RegExp>> = {
  manufacturer: unnamed,
  model: unnamed,
  lastuser: /^(?:wtmp|btmp|reboot|shutdown|runlevel)$/iu,
  fqdn: /^[^.]*$/u,
}

/**
 * An item of the collector `inventory`, of what a GLPI or FusionInventory agent tells in JSON. A partial inventory has only
 * the sections that changed; a section that is not there says nothing.
 */
export function itemOfGlpi(inventory: unknown): Members {
  const content = membersOf(membersOf(inventory)['content'])
  const told = Object.entries(places).flatMap(([member, [section, name]]) => {
    const value = membersOf(content[section])[name]
    return empty[member]?.test(textOf(value) ?? '') ? [] : [[member, value] as const]
  })
  const { hardware, operatingsystem, cpus, networks, softwares } = content
  const hostname = textOf(membersOf(hardware)['name'])?.split('.')[0]
  const processor = listOf(cpus)?.[0]?.['name']
  const computer = { ...Object.fromEntries(told), ...systemOf(membersOf(operatingsystem)), hostname, processor }
  const interfaces = listOf(networks)?.map(adapterOf)
  const software = listOf(softwares)?.map(programOf)
  return {
    ...readMembers(inventoryitem, computer),
    ...(interfaces ? { interfaces: readRows(adapter, interfaces) } : {}),
    ...(software ? { software: readRows(program, software) } : {}),
  }
}

const listOf = (section: unknown): readonly Members[] | undefined =>
  Array.isArray(section) ? section.map(membersOf) : undefined

/** Windows tells its feature update as version, and its build as that of the kernel; others tell a version. */
function systemOf(system: Members): Members {
  const [name, version] = [textOf(system['full_name'] ?? system['name'], 100), textOf(system['version'], 60)]
  const isWindows = /windows/iu.test(name ?? '')
  return {
    operatingsystem: isWindows && version ? `${name} ${version}` : name,
    osbuild: isWindows ? system['kernel_version'] : (version ?? system['kernel_version']),
    boottime: momentOf(system['boot_time'], membersOf(system['timezone'])['offset']),
  }
}

/** `2026-11-20 21:03:04` is the time where the computer stands, so it says nothing without an offset such as `+0100`. */
function momentOf(written: unknown, offset: unknown): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/u.exec(textOf(written) ?? '') ?? []
  const [, hours, minutes] = /^([+-]\d{2}):?(\d{2})$/u.exec(textOf(offset) ?? '') ?? []
  return day === undefined || hours === undefined ? undefined : `${day}T${time}${hours}:${minutes}`
}

const adapterOf = (told: Members): Members => ({
  ...renamed(adapternames, told),
  isvirtual: told['virtualdev'] === true || told['virtualdev'] === 1,
  isup: /^up$/iu.test(textOf(told['status']) ?? 'up'),
})

const programOf = (told: Members): Members => ({ ...told, installed: told['install_date'] ?? told['installdate'] })
