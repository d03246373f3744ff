import { invalidInput } from '@shopdb/contract'
import { foldText } from '../base/fold.ts'

/** The most characters a password may have, so that hashing one stays cheap. */
export const mostcharacters = 256
const leastcharacters = 12

// Long enough, and still the first that anybody tries.
const commonest: ReadonlySet<string> = new Set([
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'administrator',
  'adminadminadmin',
  'changemechangeme',
  'correcthorsebatterystaple',
  'iloveyouiloveyou',
  'letmeinletmein',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'qwertyqwerty',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdfghjkl',
  'shopdbshopdb',
  'welcome12345',
  'zaq12wsxcde3',
])

/** Throws `invalid`, saying what would be right, for a password that must not be taken. `path` is the member it came in. */
export function checkPassword(password: unknown, username: string, path = '/password'): string {
  const message = flawOf(password, username)
  if (message !== undefined || typeof password !== 'string')
    throw invalidInput([{ path, message: message ?? 'must be text' }])
  return password
}

function flawOf(password: unknown, username: string): string | undefined {
  if (typeof password !== 'string' || !password.isWellFormed()) return 'must be text'
  const characters = Array.from(password).length
  if (characters < leastcharacters)
    return `must be at least ${leastcharacters} characters long, such as four or five words; it has ${characters}`
  if (password.length > mostcharacters) return `must be at most ${mostcharacters} characters long`
  return isGuessable(foldText(password), foldText(username))
    ? 'must be harder to guess, such as four or five words that have nothing to do with each other'
    : undefined
}

function isGuessable(password: string, username: string): boolean {
  if (password === username || password === username.repeat(Math.round(password.length / Math.max(1, username.length))))
    return true
  return (
    commonest.has(password) ||
    new Set(password).size < 4 ||
    '01234567890123456789012345678901234567890'.includes(password)
  )
}
