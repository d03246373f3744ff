import {
  listWidget,
  type Markers,
  type NamedRow,
  type OrNone,
  type Reader,
  rowPage,
  type Widget,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { monitoredservice } from './service.ts'

type Service = NamedRow<typeof monitoredservice>

const wrong = [
  { wantedstate: 'running', state: 'stopped' },
  { wantedstate: 'stopped', state: 'running' },
] as const

/** Services whose state is known and not the wanted one, on these computers or on all. */
async function wrongServices(reader: Reader, computerid?: readonly number[]): Promise<readonly Service[]> {
  const on = computerid ? { computerid } : {}
  return (await Promise.all(wrong.map((states) => reader.listAll(monitoredservice, { ...on, ...states })))).flat()
}

/** What is down. */
export async function downWidget(reader: Reader): Promise<OrNone<Widget>> {
  const lines = (await wrongServices(reader)).map(lineOf)
  return listWidget('Services that are not as they should be', lines, { most: 10, ishidden: true })
}

const lineOf = ({ computerid, computername, servicename, purpose, state }: Service) => ({
  label: computername ?? '',
  detail: `${servicename} is ${state}${purpose === null ? '' : `: ${purpose}`}`,
  link: rowPage(computer, computerid),
  tone: 'error' as const,
})

/** Computers on which a service is not as it should be. */
export const downMarks: Markers = {
  of: computer,
  notes: async (platform, assetids) => {
    const services = new Map((await wrongServices(platform, assetids)).map((one) => [one.computerid, one.servicename]))
    return [...services].map(([assetid, service]) => {
      return { assetid, tone: 'error', badge: '!', note: `${service} is not as it should be` }
    })
  },
}
