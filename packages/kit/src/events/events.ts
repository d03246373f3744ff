import type { ChangeEvent } from '@shopdb/contract'
import { inject, type App, type InjectionKey } from 'vue'
import type { Api } from '../api/api.ts'
import { ProblemError } from '../api/problem-error.ts'
import { connect, type ConnectionParts } from './connection.ts'

/** What changes on the site, told while it happens. */
export interface Events {
  /** Hears of every change from now on; gives the way to stop. All that listen share one connection. */
  readonly listen: (listener: (event: ChangeEvent) => void) => () => void
}

/** Milliseconds that a connection outlives its last listener: on the way from one page to the next there is none. */
const linger = 3000

const eventsKey: InjectionKey<Events> = Symbol('events')

/** Listens to the site as one api reaches it. */
export function openEvents(api: Api, parts: ConnectionParts = browserParts(api)): Events {
  const listeners = new Set<(event: ChangeEvent) => void>()
  let disconnect: (() => void) | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined

  const hear = (event: ChangeEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const leave = (): void => {
    disconnect?.()
    disconnect = undefined
  }
  return {
    listen: (listener) => {
      listeners.add(listener)
      clearTimeout(leaving)
      disconnect ??= connect(parts, hear)
      return () => {
        listeners.delete(listener)
        clearTimeout(leaving)
        if (listeners.size === 0) leaving = setTimeout(leave, linger)
      }
    },
  }
}

function browserParts(api: Api): ConnectionParts {
  return {
    open: (path) => new EventSource(path),
    isHidden: () => document.hidden,
    isSignedIn: () => isSignedIn(api),
    onLook: (listener) => {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
  }
}

async function isSignedIn(api: Api): Promise<boolean> {
  try {
    await api.get('/api/auth/me')
    return true
  } catch (cause) {
    if (cause instanceof ProblemError && cause.problem.status === 401) return false
    throw cause
  }
}

/** Gives the whole app the events of the site. */
export function provideEvents(app: App, events: Events): void {
  app.provide(eventsKey, events)
}

/** The events of the site. */
export function useEvents(): Events {
  const events = inject(eventsKey)
  if (!events) throw new Error('There are no events here: the app must call provideEvents first.')
  return events
}
