import { addDays, type Work } from '@shopdb/contract'
import { computerinterface } from './interface.ts'
import type { SampleRole } from './sample-computers.ts'
import { type SampleProgram, sampleprograms } from './sample-programs.ts'
import { monitoredservice } from './service.ts'
import { application, installedsoftware } from './software.ts'

/** The programs of the sample with their keys. */
export type Programs = ReadonlyMap<SampleProgram, number>

/** Makes sure of the applications. */
export async function addPrograms(work: Work): Promise<Programs> {
  const programs = new Map<SampleProgram, number>()
  for (const program of sampleprograms) {
    const { name, standing = 'unsorted' as const, versions } = program
    const row = { name, standing, wantedversion: standing === 'standard' ? versions[0] : null }
    const made = (await work.find(application, { name })) ?? (await work.create(application, row))
    programs.set(program, made.applicationid)
  }
  return programs
}

/** What there is to know to fill a computer. */
export interface Filled {
  readonly computerid: number
  readonly number: number
  readonly role: SampleRole
  readonly programs: Programs
  readonly today: string
}

/** Gives a computer its adapter, programs and services. */
export async function addParts(work: Work, { computerid, number, role, programs, today }: Filled): Promise<void> {
  const last = (number % 200) + 30
  await work.create(computerinterface, {
    computerid,
    interfacename: 'Intel(R) Ethernet Connection I219-LM',
    macaddress: `A4:BB:6D:10:${twoDigits(number >> 8)}:${twoDigits(number & 255)}`,
    ipaddress: `10.20.${role === 'shopfloor' || role === 'cmm' ? 40 : 50}.${last}`,
    speedmbps: 1000,
  })
  for (const [program, applicationid] of programs) {
    const { versions, publisher, roles } = program
    if (roles && !roles.includes(role)) continue
    if (program.standing === 'unwanted' && number % 4 !== 1) continue
    const version = versions[number % 5 === 2 ? versions.length - 1 : 0] ?? versions[0]
    const installdate = addDays(today, -((number * 13) % 300))
    await work.create(installedsoftware, { computerid, applicationid, version, publisher, installdate })
  }
  if (role === 'shopfloor' || role === 'server') await addService(work, { computerid, number, role, today })
}

const twoDigits = (byte: number): string => byte.toString(16).padStart(2, '0')

async function addService(work: Work, { computerid, number, role, today }: Omit<Filled, 'programs'>): Promise<void> {
  const state = number % 23 === 7 ? 'stopped' : 'running'
  const [servicename, purpose] =
    role === 'server' ? ['MariaDB', 'Holds what the shop reports'] : ['DncMaxClient', 'Sends programs to the machines']
  await work.create(monitoredservice, { computerid, servicename, purpose, state, checkeddate: today })
}
