import { useAnswer, useApi, type Answering } from '@shopdb/kit'

/** A personal API token as its owner may see it; the token itself is told once, when it is made. */
export interface Token {
  readonly apitokenid: number
  readonly name: string
  readonly role: string
  readonly createddate: string
  readonly lastused: string | null
  readonly expires: string | null
}

/** What a new token is to be. `days` without a value means that it does not expire. */
export interface TokenWish {
  readonly name: string
  readonly role: string
  readonly days: number | null
}

const daylength = 86_400_000

/** The tokens of the person signed in, and making and ending them. */
export function useTokens(): {
  readonly tokens: Answering<{ readonly data: readonly Token[] }>
  readonly create: (wish: TokenWish) => Promise<string>
  readonly end: (token: Token) => Promise<void>
} {
  const api = useApi()
  const tokens = useAnswer('', () => api.get<{ readonly data: readonly Token[] }>('/api/auth/tokens'))
  const create = async ({ name, role, days }: TokenWish): Promise<string> => {
    const expires = days === null ? null : new Date(Date.now() + days * daylength).toISOString()
    const made = await api.post<{ readonly token: string }>('/api/auth/tokens', { name, role, expires })
    await tokens.reload()
    return made.token
  }
  const end = async (token: Token): Promise<void> => {
    await api.ask(`/api/auth/tokens/${token.apitokenid}`, { method: 'DELETE' })
    await tokens.reload()
  }
  return { tokens, create, end }
}
