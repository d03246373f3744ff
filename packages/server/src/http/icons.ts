import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getIcons } from '@iconify/utils/lib/icon-set/get-icons'
import { invalidInput, notFound } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'

const most = 100

type IconSet = Parameters<typeof getIcons>[0]

/** `GET /api/icons/lucide.json?icons=a,b`: the icons that plugins name, so that no page asks another site for them. */
export function iconRoute(): Route {
  let loading: Promise<IconSet> | undefined
  return {
    method: 'GET',
    path: '/api/icons/lucide.json',
    permission: 'public',
    doc: {
      summary: 'Icons by name',
      tag: 'Site',
      query: { icons: { description: 'Names, with commas between them.', schema: { type: 'string' } } },
      answer: { schema: { type: 'object' } },
    },
    handle: async (call) => answerIcons(await (loading ??= loadIcons()), call),
  }
}

async function loadIcons(): Promise<IconSet> {
  const file = fileURLToPath(import.meta.resolve('@iconify-json/lucide/icons.json'))
  // The package's own data file.
  return JSON.parse(await readFile(file, 'utf8')) as IconSet
}

function answerIcons(all: IconSet, call: Call): Answer {
  const names = String(call.query['icons'] ?? '')
    .split(',')
    .filter(Boolean)
  if (names.length === 0 || names.length > most)
    throw invalidInput([{ path: '/icons', message: `must name 1 to ${most} icons, with commas between them` }])
  const found = getIcons(all, names, true)
  if (!found) throw notFound(`There is no icon called ${names.join(', ')}.`)
  return { headers: { 'cache-control': 'public, max-age=604800' }, body: found }
}
