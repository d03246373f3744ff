import { hash } from 'node:crypto'
import { inSentence, invalidInput, type TreeAnswer } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { openKept, type Facts } from './kept.ts'
import { readTree } from './read-tree.ts'
import { assetColumnOf, isTree } from './tree.ts'

const number = { type: 'integer' }
const schema = {
  type: 'object',
  properties: {
    data: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: number,
          name: { type: 'string' },
          parentid: { type: ['integer', 'null'] },
          type: { type: ['string', 'null'] },
          icon: { type: ['string', 'null'] },
          hasspot: { type: 'boolean' },
          isactive: { type: 'boolean' },
          assets: number,
          assetsbelow: number,
        },
      },
    },
  },
}

/** The whole tree of each resource whose rows form one, with the assets that stand there. */
export function treeRoutes(resources: Resources): readonly Route[] {
  return resources.registry.all.filter(isTree).map((resource) => treeRoute(resources, resource))
}

function treeRoute(resources: Resources, resource: Resource): Route {
  const kept = openKept(resources, factsOf(resources, resource), async () => {
    const answer: TreeAnswer = { data: await readTree(resources.database.read, resources.registry, resource) }
    const body = JSON.stringify(answer)
    return { body, headers: { etag: `"${hash('sha1', body, 'base64url').slice(0, 20)}"` } }
  })
  return {
    method: 'GET',
    path: `${resource.path}/tree`,
    permission: resource.read,
    doc: {
      tag: resource.title,
      summary: `The whole tree of ${inSentence(resource.title)}`,
      description:
        'All rows, removed ones too, in no order; `assets` counts the active assets that name the row, `assetsbelow` those of its subtree as well.',
      answer: { schema },
    },
    handle: (call) => answerTree(kept, call),
  }
}

/** What in the log makes another tree: a row of it or of its types, or an asset that came, went or moved. */
function factsOf({ registry }: Resources, resource: Resource): Facts {
  const targets = resource.columns.flatMap((column) => column.target ?? [])
  return { tables: [resource.name, ...targets], assetcolumn: assetColumnOf(registry, resource)?.name }
}

async function answerTree(kept: () => Promise<Answer>, { query }: Call): Promise<Answer> {
  const stranger = Object.keys(query)[0]
  if (stranger !== undefined) throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here' }])
  return await kept()
}
