import { inject, type App, type InjectionKey } from 'vue'
import type { Api } from './api.ts'

const apiKey: InjectionKey<Api> = Symbol('api')

/** Gives the whole app its way to the server. */
export function provideApi(app: App, api: Api): void {
  app.provide(apiKey, api)
}

/** The way to the server. */
export function useApi(): Api {
  const api = inject(apiKey)
  if (!api) throw new Error('There is no api here: the app must call provideApi first.')
  return api
}
