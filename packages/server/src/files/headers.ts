import { kindFacts } from './kinds.ts'

/** As much of a file's row as its headers say. */
export interface ServedFile {
  readonly name: string
  readonly kind: string
  readonly size: number
  readonly sha256: string
}

/** No part of it may run or reach out, whatever a browser takes it for. A drawing may carry its own style and pictures. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** The headers of a content. Under one key it never changes, so browsers need not ask again. */
export function contentHeaders({ name, kind, size, sha256 }: ServedFile): Readonly<Record<string, string>> {
  const { contenttype, isInline } = kindFacts(kind)
  return {
    'content-type': contenttype,
    'content-length': String(size),
    'content-disposition': `${isInline ? 'inline' : 'attachment'}; ${nameParameters(name)}`,
    'content-security-policy': policy,
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${sha256}"`,
  }
}

/** The name for old clients in ASCII, and as it is (RFC 6266). */
function nameParameters(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${whole}`
}
