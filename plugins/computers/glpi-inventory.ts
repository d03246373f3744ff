import { type Members, membersOf, type MemberSources, readMembers, readRows, textOf } from '@shopdb/contract'
import { adapter, inventoryitem, program } from './inventory-item.ts'

/** What boards say where their maker left the field as it came. */
const unnamed =
  /^(?:to be filled by o\.?e\.?m\.?|system (?:manufacturer|product name)|default string|not specified|none|o\.?e\.?m\.?)$/iu

/** Where an agent tells what an item has. */
const computersources: MemberSources<typeof inventoryitem> = {
  hostname: { at: 'hardware.name', part: /^[^.]+/u },
  serialnumber: 'bios.ssn',
  manufacturer: { at: 'bios.smanufacturer', unless: unnamed },
  model: { at: 'bios.smodel', unless: unnamed },
  systemuuid: 'hardware.uuid',
  domain: 'hardware.workgroup',
  processor: 'cpus.0.name',
  memorymb: 'hardware.memory',
  // Users read out of a login record that has none.
  lastuser: { at: 'hardware.lastloggeduser', unless: /^(?:wtmp|btmp|reboot|shutdown|runlevel)$/iu },
  // Full names that are not full.
  fqdn: { at: 'operatingsystem.fqdn', unless: /^[^.]*$/u },
}

const adaptersources: MemberSources<typeof adapter> = {
  name: 'description',
  mac: 'mac',
  ip: 'ipaddress',
  ip6: 'ipaddress6',
  type: 'type',
  isvirtual: 'virtualdev',
  speedmbps: 'speed',
  isup: { at: 'status', yes: /^up$/iu },
}

const programsources: MemberSources<typeof program> = {
  name: 'name',
  version: 'version',
  publisher: 'publisher',
  installed: ['install_date', 'installdate'],
}

/**
 * An item of the collector `inventory`, of what a GLPI or FusionInventory agent tells in JSON. A partial inventory has only
 * the sections that changed; a section that is not there says nothing.
 */
export function itemOfGlpi(inventory: unknown): Members {
  const content = membersOf(membersOf(inventory)['content'])
  const { operatingsystem, networks, softwares } = content
  return {
    ...readMembers(inventoryitem, content, computersources),
    ...readMembers(inventoryitem, systemOf(membersOf(operatingsystem))),
    ...(Array.isArray(networks) ? { interfaces: readRows(adapter, networks, adaptersources) } : {}),
    ...(Array.isArray(softwares) ? { software: readRows(program, softwares, programsources) } : {}),
  }
}

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
