import { networkname } from './computer.ts'
import { countOf, membersOf, type Members, rowsOf, saidOf, textOf } from './read-json.ts'

/** What boards say where their maker left the field as it came. */
const unnamed =
  /^(?:to be filled by o\.?e\.?m\.?|system (?:manufacturer|product name)|default string|not specified|none|o\.?e\.?m\.?)$/iu
const fullname = new RegExp(`^(?:${networkname})$`, 'u')
/** What agents read out of a login record that has no user. */
const nobody = /^(?:wtmp|btmp|reboot|shutdown|runlevel)$/iu

/**
 * An item of the collector `inventory`, of what a GLPI or FusionInventory agent tells in JSON. A partial inventory has only
 * the sections that changed; a section that is not there says nothing.
 */
export function itemOfGlpi(inventory: unknown): Members {
  const content = membersOf(membersOf(inventory)['content'])
  const [bios, hardware, system] = [content['bios'], content['hardware'], content['operatingsystem']].map(membersOf)
  return saidOf({
    ...boxOf(membersOf(bios), membersOf(hardware)),
    ...systemOf(membersOf(system)),
    processor: textOf(rowsOf(content['cpus'])?.[0]?.['name'], 120),
    interfaces: rowsOf(content['networks'])?.map(adapterOf),
    software: rowsOf(content['softwares'])?.map(programOf),
  })
}

function boxOf(bios: Members, hardware: Members): Members {
  const lastuser = textOf(hardware['lastloggeduser'], 120)
  const name = textOf(hardware['name'])
  return {
    hostname: name?.split('.')[0],
    serialnumber: textOf(bios['ssn'], 120),
    systemuuid: textOf(hardware['uuid'], 36),
    manufacturer: named(bios['smanufacturer']),
    model: named(bios['smodel']),
    domain: textOf(hardware['workgroup'], 120),
    memorymb: countOf(hardware['memory']),
    lastuser: lastuser !== undefined && nobody.test(lastuser) ? undefined : lastuser,
  }
}

function named(value: unknown): string | undefined {
  const name = textOf(value, 120)
  return name === undefined || unnamed.test(name) ? undefined : name
}

/** Windows tells its feature update as version, and its build as that of the kernel; others tell a version. */
function systemOf(system: Members): Members {
  const name = textOf(system['full_name'] ?? system['name'], 100)
  const version = textOf(system['version'], 60)
  const isWindows = /windows/iu.test(name ?? '')
  const fqdn = textOf(system['fqdn'])
  return {
    operatingsystem: isWindows && version ? `${name} ${version}`.slice(0, 120) : name,
    osbuild: isWindows ? textOf(system['kernel_version'], 60) : (version ?? textOf(system['kernel_version'], 60)),
    fqdn: fqdn?.includes('.') && fullname.test(fqdn) ? fqdn : undefined,
    boottime: momentOf(system['boot_time'], membersOf(system['timezone'])['offset']),
  }
}

/** `2026-11-20 21:03:04` is the time where the computer stands, so it says nothing without an offset such as `+0100`. */
function momentOf(written: unknown, offset: unknown): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/u.exec(textOf(written) ?? '') ?? []
  const [, hours, minutes] = /^([+-]\d{2}):?(\d{2})$/u.exec(textOf(offset) ?? '') ?? []
  const moment = new Date(`${day}T${time}${hours}:${minutes}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

const adapterOf = (network: Members): Members =>
  saidOf({
    name: textOf(network['description'], 120),
    mac: textOf(network['mac']),
    ip: textOf(network['ipaddress']),
    ip6: textOf(network['ipaddress6']),
    type: textOf(network['type']),
    isvirtual: network['virtualdev'] === true || network['virtualdev'] === 1,
    speedmbps: speedOf(network['speed']),
    isup: /^up$/iu.test(textOf(network['status']) ?? 'up'),
  })

/** An adapter that does not know its speed tells the largest number there is. */
function speedOf(told: unknown): number | undefined {
  const speed = countOf(told)
  return speed !== undefined && speed > 0 && speed < 1_000_000 ? speed : undefined
}

const programOf = (program: Members): Members =>
  saidOf({
    name: textOf(program['name']),
    version: textOf(program['version'], 100),
    publisher: textOf(program['publisher'], 200),
    installed: textOf(program['install_date'] ?? program['installdate']),
  })
