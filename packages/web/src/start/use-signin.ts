import { useApi, useMeta } from '@shopdb/kit'
import { useRoute, useRouter } from 'vue-router'

/** Signing in; the person comes out where they wanted to go. */
export function useSignin(): {
  readonly signIn: (username: string, password: string) => Promise<void>
  readonly goOn: () => Promise<void>
} {
  const api = useApi()
  const meta = useMeta()
  const route = useRoute()
  const router = useRouter()

  const goOn = async (): Promise<void> => {
    await meta.load()
    const to = String(route.query['to'] ?? '/')
    // Only ways within this site: a link must not lead a person elsewhere.
    await router.replace(/^\/(?![/\\])/u.test(to) ? to : '/')
  }
  const signIn = async (username: string, password: string): Promise<void> => {
    await api.post('/api/auth/login', { username, password })
    await goOn()
  }
  return { signIn, goOn }
}
