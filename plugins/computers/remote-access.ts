import { type LinesSection, linesSection, type RowOf } from '@shopdb/contract'
import { type computer, networkname } from './computer.ts'

type Named = Pick<RowOf<typeof computer>, 'hostname' | 'fqdn'>

/** What of a computer tells how to reach it. */
export type Reachable = Pick<
  RowOf<typeof computer>,
  'hasvnc' | 'vncport' | 'hasrdp' | 'rdpport' | 'haswinrm' | 'winrmport'
>

const plainname = new RegExp(`^(?:${networkname})$`, 'u')

/**
 * By what a computer is called over the network: its full name, its host name, or else an address of it. A name with other
 * signs than the network knows is none: it goes into commands.
 */
export function hostOf({ fqdn, hostname }: Named, address?: string): string | undefined {
  const name = [fqdn, hostname].find((one) => one !== null && plainname.test(one))
  return name ?? (address?.includes(':') ? `[${address}]` : address)
}

/** The ways to a computer that are open, as lines to click or to copy. `rdpfile` is where its connection file is. */
export function waysSection(computer: Reachable, host: string, rdpfile: string): LinesSection | undefined {
  const { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = computer
  const tls = winrmport === 5986 ? ' -UseSSL' : ''
  return linesSection('Remote access', [
    hasvnc && { label: 'VNC', detail: `${host}:${vncport}`, link: `vnc://${host}:${vncport}` },
    hasrdp && { label: 'Remote desktop', detail: `${host}:${rdpport}`, link: rdpfile },
    haswinrm && { label: 'WinRM', detail: `Enter-PSSession -ComputerName ${host} -Port ${winrmport}${tls}` },
  ])
}

/** What a connection asks and shares, as remote desktop clients have it. */
const rdpsettings = ['prompt for credentials:i:1', 'redirectclipboard:i:1', 'redirectdrives:i:0'] as const

/** A connection that remote desktop clients open. */
export const rdpText = (host: string, port: number): string =>
  [`full address:s:${host}:${port}`, ...rdpsettings, ''].join('\r\n')
