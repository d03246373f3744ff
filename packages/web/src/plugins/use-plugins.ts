import type { PluginAnswer, PluginsWantedAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { ref, type Ref } from 'vue'
import { useNotice } from '../shell/use-notice.ts'

/** The plugins as an administrator sees them. */
export interface Plugins {
  readonly plugins: Answering<{ readonly data: readonly PluginAnswer[] }>
  readonly wanted: Ref<PluginsWantedAnswer | undefined>
  readonly isRestarting: Ref<boolean>
  readonly restart: () => Promise<void>
  /** Does something to a plugin, `cranes/disable`, and shows what came of it. */
  readonly act: (deed: string) => Promise<void>
}

/** Milliseconds between looks at whether the site is back. */
const pause = 500

/** The plugins of the site, and what can be done to them. */
export function usePlugins(): Plugins {
  const api = useApi()
  const { tellProblem } = useNotice()
  const plugins = useAnswer('plugins', () => api.get<{ readonly data: readonly PluginAnswer[] }>('/api/plugins'))
  const look = useAnswer('wanted', () => api.get<PluginsWantedAnswer>('/api/plugins/wanted'))
  const isRestarting = ref(false)

  const act = async (deed: string): Promise<void> => {
    try {
      await api.post(`/api/plugins/${deed}`)
      await Promise.all([plugins.refresh(), look.refresh()])
    } catch (cause) {
      tellProblem(cause)
    }
  }

  const restart = async (): Promise<void> => {
    try {
      await api.post('/api/plugins/restart')
      isRestarting.value = true
      await comeBack()
      // Everything may be another now, the menu too.
      globalThis.location.reload()
    } catch (cause) {
      isRestarting.value = false
      tellProblem(cause)
    }
  }
  return { plugins, wanted: look.answer, isRestarting, restart, act }
}

/** The site first goes and then comes; the first looks may still meet the old one. */
async function comeBack(): Promise<void> {
  await wait(3 * pause)
  while (!(await isReady())) await wait(pause)
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function isReady(): Promise<boolean> {
  return await fetch('/api/ready').then(
    (answer) => answer.ok,
    () => false,
  )
}
