import { ShopError } from '@shopdb/contract'

/** The same result, or an error in words when it does not come in time. What was begun cannot be stopped, only left behind. */
export async function within<T>(milliseconds: number, what: string, job: Promise<T> | T): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new ShopError('unavailable', `${what} took longer than ${milliseconds / 1000} s.`)),
    milliseconds,
  )
  try {
    return await Promise.race([job, promise])
  } finally {
    clearTimeout(timer)
  }
}
