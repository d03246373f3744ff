import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

interface Cost {
  /** KiB */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const hashbytes = 32

/** What is kept of a password: a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. It takes some 35 ms, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derived(password, { ...cost, nonce, tagLength: hashbytes })
  return `${prefixOf(cost)}${base64(nonce)}$${base64(hash)}`
}

/** Whether the password is the one that was hashed. */
export async function isPasswordOf(passwordhash: string, password: string): Promise<boolean> {
  const { nonce, hash, ...used } = parseHash(passwordhash)
  return timingSafeEqual(hash, await derived(password, { ...used, nonce, tagLength: hash.length }))
}

/** Whether it was hashed at another cost than new ones are, and is to be hashed anew at the next signing in. */
export function isOutdated(passwordhash: string): boolean {
  return !passwordhash.startsWith(prefixOf(cost))
}

/** A hash that no password has, at the cost of a real one: for names that nobody has. */
export const decoyhash = `${prefixOf(cost)}${'A'.repeat(22)}$${'A'.repeat(43)}`

// The same letters typed on two keyboards can be different code points; NFKC makes them one.
function derived(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  return derive('argon2id', { ...parameters, message: password.normalize('NFKC') })
}

function prefixOf({ memory, passes, parallelism }: Cost): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/u

function parseHash(passwordhash: string): Cost & { readonly nonce: Buffer; readonly hash: Buffer } {
  const [, memory, passes, parallelism, nonce = '', hash = ''] = shape.exec(passwordhash) ?? []
  if (memory === undefined) throw new Error('A stored password hash is not an argon2id PHC string.')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/u, '')
}
