import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { ShopError } from '@shopdb/contract'

/** Encrypts what the database may keep but nobody may read there. */
export interface Vault {
  seal(text: string): string
  /** Throws `failed` for what was sealed under another secret, or changed since. */
  unseal(sealed: string): string
}

const cipher = 'aes-256-gcm'
const mark = 'v1'

/** A vault whose key comes from the site's secret. */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'shopdb stored secrets', 32))
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const sealing = createCipheriv(cipher, key, nonce)
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return [mark, nonce, sealing.getAuthTag(), body]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.')
    },
    unseal: (sealed) => unsealed(key, sealed),
  }
}

function unsealed(key: Buffer, sealed: string): string {
  const [version, nonce = '', tag = '', body = ''] = sealed.split('.')
  try {
    if (version !== mark) throw new Error(`Sealed in the form ${version}, not ${mark}.`)
    const opening = createDecipheriv(cipher, key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    opening.setAuthTag(Buffer.from(tag, 'base64url'))
    return opening.update(body, 'base64url', 'utf8') + opening.final('utf8')
  } catch (cause) {
    throw new ShopError(
      'failed',
      'A stored secret cannot be read: it was kept under another SHOPDB_SECRET. Set the former one, or enter the secret anew.',
      [],
      cause,
    )
  }
}
