import { ShopError } from '@shopdb/contract'

/** Refused for now; it may be tried again after some seconds (the Retry-After header). */
export class TooManyError extends ShopError {
  readonly seconds: number

  constructor(message: string, seconds: number) {
    super('toomany', message)
    this.seconds = seconds
  }
}
