/** The cookies of a request by name. Of a name sent twice the first counts: browsers send the closest first. Values are as sent. */
export function parseCookies(header: string | undefined): Readonly<Record<string, string | undefined>> {
  // Without a prototype, so that a cookie named like one of its members is nothing special; such an object is any to the compiler.
  const cookies = Object.create(null) as Record<string, string | undefined>
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (name !== '' && at > 0) cookies[name] ??= unquoted(pair.slice(at + 1).trim())
  }
  return cookies
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}
