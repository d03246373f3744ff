import type { Route } from '../access/route.ts'
import type { Resources } from '../resources/resources.ts'
import type { TextFinder } from './finder.ts'
import { longest, mostlimit, parseSearch, usuallimit } from './query.ts'
import { searchSchema } from './schema.ts'
import { searchAll } from './search.ts'

/** The search over everything. */
export function searchRoutes(resources: Resources, finder: TextFinder): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/search',
      permission: 'signedin',
      doc: {
        summary: 'Search everything that you may read',
        tag: 'Search',
        description:
          'Best first: rows whose tag or serial is the text, those whose name begins with it, those that hold all its words in any order. Case and the signs in codes do not matter, and names of what a row refers to count as its words.',
        query: {
          q: { description: 'The text.', schema: { type: 'string', minLength: 1, maxLength: longest } },
          limit: {
            description: 'The most rows of each kind.',
            schema: { type: 'integer', minimum: 1, maximum: mostlimit, default: usuallimit },
          },
        },
        answer: { schema: searchSchema },
      },
      handle: async (call) => ({ body: await searchAll({ resources, finder }, call.actor, parseSearch(call)) }),
    },
  ]
}
