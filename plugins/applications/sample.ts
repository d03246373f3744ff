import { addDays, type Platform, type Work } from '@shopdb/contract'
import { application } from './application.ts'
import { applicationcare } from './care.ts'
import { license } from './license.ts'
import { type SampleCare, samplecares, type SampleLicense, samplelicenses } from './sample-licenses.ts'

/** Licenses and owners of what the computers of the sample factory have installed. */
export async function addSample(platform: Platform): Promise<void> {
  const today = platform.today()
  await platform.change('Sample data', async (work) => {
    for (const one of samplelicenses) await addLicense(work, one, today)
    for (const one of samplecares) await addCare(work, one)
  })
}

async function addLicense(work: Work, one: SampleLicense, today: string): Promise<void> {
  const program = await work.find(application, { name: one.application })
  if (!program) return
  const { name, kind = 'per computer', versions = null, seats = null, assigned = null } = one
  await work.create(license, {
    applicationid: program.applicationid,
    vendorid: program.vendorid,
    name,
    kind,
    versions,
    seats,
    assigned,
    startdate: addDays(today, -one.began),
    enddate: one.ends === undefined ? null : addDays(today, one.ends),
    ordernumber: one.order ?? null,
    licensekey: one.key ?? null,
  })
}

async function addCare(work: Work, one: SampleCare): Promise<void> {
  const program = await work.find(application, { name: one.application })
  if (!program) return
  const { owner, support = null, installer = null, notes = null } = one
  const care = { applicationid: program.applicationid, owner, support, installer, installnotes: notes }
  await work.create(applicationcare, care)
}
