/** Header lines by name. */
export type Headers = Readonly<Record<string, string>>

/** What headers depend on: whether the site is reached through https, and the hash of the pages' import map. */
export interface HeaderFacts {
  readonly https: boolean
  readonly importmap: string | undefined
}

/** The headers of every answer: of data, and of the pages. */
export interface SecurityHeaders {
  readonly api: Headers
  readonly page: Headers
}

/** Says what browsers may do with what the site sends. Strict transport only where TLS is set up: plain-http plants would be locked out. */
export function securityHeaders(facts: HeaderFacts): SecurityHeaders {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(facts.https && { 'strict-transport-security': 'max-age=31536000' }),
  }
  return {
    api: {
      ...common,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, no-cache',
    },
    page: { ...common, 'content-security-policy': pagePolicy(facts.importmap) },
  }
}

function pagePolicy(importmap: string | undefined): string {
  return [
    "default-src 'self'",
    `script-src 'self'${importmap === undefined ? '' : ` '${importmap}'`}`,
    // The component library writes its colours into a style element, and components set style attributes.
    "style-src-elem 'self' 'unsafe-inline'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
