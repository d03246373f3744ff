import type { MetaAnswer, ResourceMeta } from '@shopdb/contract'
import { inSentence, isCreatable, menuOf, pageOfPlugin, pagesOf } from '@shopdb/kit'
import type { Entry } from './entries.ts'

const pages: readonly Entry[] = [
  page('Home', '/', 'house'),
  page('Map', '/map', 'map'),
  page('Changes', '/changes', 'history'),
]
const own: readonly Entry[] = [
  page('API tokens', '/account/tokens', 'key-round'),
  page('Change password', '/account/password', 'lock'),
]

/** Everything that one can go to or begin without a row: pages, lists, new rows. */
export function commandsOf({
  resources,
  navigation,
  pages: sections,
}: Pick<MetaAnswer, 'resources' | 'navigation' | 'pages'>): readonly Entry[] {
  const listed = menuOf(resources).flatMap((group) => group.resources)
  const lists = listed.map((one) => page(one.title, pagesOf(one.path), one.icon))
  const brought = navigation.map(({ label, to, icon }) => page(label, to, icon))
  const made = sections.map(({ plugin, name, title, icon }) => page(title, pageOfPlugin(plugin, name), icon))
  // A plugin may say of a list of its own that it belongs into the menu.
  const all = [...pages, ...lists, ...made, ...brought, ...own, ...listed.filter(isCreatable).map(newRow)]
  return [...new Map(all.map((entry) => [entry.key, entry])).values()]
}

/** What is offered before anything is typed: where most people go, and new rows of what the shop counts. */
export function firstCommands(commands: readonly Entry[], resources: readonly ResourceMeta[]): readonly Entry[] {
  const classes = resources.filter((one) => one.form === 'assettype').map((one) => pagesOf(one.path))
  const wanted = ['/map', '/locations', ...classes, ...classes.map((path) => `${path}/new`), '/changes']
  return wanted.flatMap((to) => commands.find((entry) => entry.to === to) ?? []).slice(0, mostfirst)
}

const mostfirst = 8

/** The commands that all words stand in, those that begin with the text first. */
export function matchingCommands(commands: readonly Entry[], text: string): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return []
  const matching = commands.filter(({ title }) => words.every((word) => hasWord(title.toLowerCase(), word)))
  return matching
    .toSorted((one, other) => Number(isBegun(other, text)) - Number(isBegun(one, text)))
    .slice(0, mostfound)
}

const mostfound = 5

/** Whether a command's name begins with the text: then it is what is meant, unless a row is called so. */
export function isBegun({ title }: Entry, text: string): boolean {
  return title.toLowerCase().startsWith(text.trim().toLowerCase())
}

/** Whether a word of the title begins with this: commands are few, and a part of a word would find strange ones. */
function hasWord(title: string, start: string): boolean {
  return title.split(/\s+/u).some((word) => word.startsWith(start))
}

function page(title: string, to: string, icon: string): Entry {
  return { key: `go ${to}`, title, to, icon: `i-lucide-${icon}` }
}

function newRow({ label, path }: ResourceMeta): Entry {
  const to = `${pagesOf(path)}/new`
  return { key: `go ${to}`, title: `New ${inSentence(label)}`, to, icon: 'i-lucide-plus' }
}
