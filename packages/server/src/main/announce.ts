import type { Site } from './open-site.ts'

/** What a person reads when the site has started. The set-up link is there as long as nobody has set it up. */
export function announcement(site: Site, url: string, setuplink: string | undefined): string {
  const { environment, version, plugins, database } = site
  const place =
    database.engine === 'sqlite'
      ? `SQLite in ${environment.data}`
      : `${databasePlace(environment.databaseurl)}; files in ${environment.data}`
  const lines = [
    `ShopDB ${version} is running.`,
    '',
    `  Open     ${url}`,
    `  Data     ${place}`,
    `  Plugins  ${plugins.map(({ name, manifest, state }) => [name, manifest?.version, state === 'running' ? '' : `(${state})`].filter(Boolean).join(' ')).join(', ') || 'none'}`,
    ...(setuplink === undefined
      ? []
      : ['', 'This site is new. Set it up with this link, which works once:', '', `  ${setuplink}`]),
    '',
    'Stop it with Ctrl+C.',
  ]
  return `\n${lines.join('\n')}\n\n`
}

/** The address without who signs in there. */
function databasePlace(address: string | undefined): string {
  const { host, pathname } = new URL(address ?? 'mysql://')
  return `${host}${pathname}`
}

/** The address that people open. */
export function urlOf({ environment: { publicurl, host } }: Site, port: number): string {
  if (publicurl !== undefined) return publicurl
  const isEverywhere = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)
  return `http://${isEverywhere ? 'localhost' : bracketed(host)}:${port}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
