import type { FailedPiece } from '@shopdb/contract'
import type { Visitor } from './visitor.ts'

interface Told {
  readonly health: { readonly ok: boolean; readonly detail: string } | null
  readonly hooks: readonly { readonly hook: string; readonly lasterror: string | null }[]
}

/** What the site tells an administrator of the plugin. */
export async function ownAnswer(admin: Visitor, plugin: string): Promise<Told> {
  const { data } = await admin.get('GET', '/api/plugins')
  const mine = (data as readonly (Told & { readonly name: string })[]).find(({ name }) => name === plugin)
  if (!mine) throw new Error('It is not among the plugins of the site')
  return mine
}

/** Which pieces are asked for, and of which plugin. */
export interface Asked {
  readonly plugin: string
  readonly path: string
  /** The hooks that give them. */
  readonly hooks: readonly string[]
  /** Whether a refusal in words is no answer either, since nobody has thought it up. */
  readonly isDerived?: boolean
}

/** Asks for pieces of all plugins. A refusal in words is an answer; that something of this plugin failed is not. */
export async function askPieces(admin: Visitor, { plugin, path, hooks, isDerived = false }: Asked): Promise<void> {
  const { status, text } = await admin.ask('GET', path)
  if (status >= 500 || (isDerived && status >= 400))
    throw new Error(`GET ${path} was answered ${status}: ${text.slice(0, 400)}`)
  if (status >= 400) return
  // What such answers have.
  const { failed } = JSON.parse(text) as { readonly failed: readonly FailedPiece[] }
  const mine = failed.find((one) => one.plugin === plugin)
  if (mine) throw new Error((await failureOf(admin, plugin, ...hooks)) ?? mine.reason)
}

/** What one of these hooks, or of their entries, has failed of: the site hides what an author has to know. */
export async function failureOf(
  admin: Visitor,
  plugin: string,
  ...meant: readonly string[]
): Promise<string | undefined> {
  const { hooks } = await ownAnswer(admin, plugin)
  const isMeant = (hook: string): boolean => meant.some((one) => hook === one || hook.startsWith(`${one}.`))
  return hooks.find(({ hook, lasterror }) => lasterror !== null && isMeant(hook))?.lasterror ?? undefined
}
