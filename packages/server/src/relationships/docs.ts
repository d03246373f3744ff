import type { RouteDoc } from '../access/route.ts'
import { mostlisted } from './dependents.ts'
import { mostnodes } from './graph.ts'
import { mostdepth } from './kinds.ts'

const integer = { type: 'integer' }
const text = { type: 'string' }
const flag = { type: 'boolean' }
const openInteger = { type: ['integer', 'null'] }
const openText = { type: ['string', 'null'] }

const arrayOf = (items: object): object => ({ type: 'array', items })
const objectOf = (properties: object): object => ({ type: 'object', properties })

const related = {
  assetid: integer,
  assetnumber: text,
  name: openText,
  assettypeid: integer,
  assettypename: text,
  icon: openText,
  color: openText,
  assetstatusname: openText,
  statuscolor: openText,
  isactive: flag,
}
const node = { title: 'GraphNode', ...objectOf({ ...related, depth: integer, more: integer }) }

const tie = {
  relationshipid: integer,
  sourceassetid: integer,
  targetassetid: integer,
  relationshiptypeid: integer,
  relationshiptypename: text,
  forwardlabel: text,
  reverselabel: text,
  label: openText,
  inheritsposition: flag,
  propagatedfromid: openInteger,
}
const edge = { title: 'GraphEdge', ...objectOf(tie) }

const relation = {
  ...tie,
  verb: text,
  isforward: flag,
  propagatesthroughid: openInteger,
  propagatedfromname: openText,
  made: integer,
  notes: openText,
  other: objectOf(related),
}
const meta = objectOf({ page: integer, perpage: integer, total: integer, next: { type: 'null' } })
const effect = {
  ...tie,
  action: { type: 'string', enum: ['create', 'update', 'remove', 'restore'] },
  sourceassetnumber: text,
  targetassetnumber: text,
}
const rows = arrayOf(objectOf({ resource: text, title: text, total: integer }))
const found = { assetid: integer, nodes: arrayOf(node), edges: arrayOf(edge), truncated: flag }

const paging: NonNullable<RouteDoc['query']> = {
  page: { description: 'The page, from 1.', schema: { type: 'integer', minimum: 1 } },
  perpage: { description: 'Rows a page.', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
}

/** What the OpenAPI document says of the endpoints of relations. */
export const relationDocs: Readonly<
  Record<'relationships' | 'graph' | 'impact' | 'dependents' | 'preview' | 'newtype', Omit<RouteDoc, 'tag'>>
> = {
  relationships: {
    summary: 'List the relations of an asset, both directions',
    query: paging,
    answer: { schema: objectOf({ data: arrayOf(objectOf(relation)), meta }) },
  },
  graph: {
    summary: 'Get what is tied to an asset, as a graph',
    description: `Each asset once, the nearest first, at most ${mostnodes}; \`more\` counts the ties of an asset that are left out.`,
    query: {
      depth: {
        description: 'How many ties away.',
        schema: { type: 'integer', minimum: 1, maximum: mostdepth, default: 1 },
      },
    },
    answer: { schema: objectOf({ ...found, depth: integer }) },
  },
  impact: {
    summary: 'Get what is affected when an asset stops',
    description: `What it controls, what is connected to it, and the rest of the machine it is part of, and so on, at most ${mostdepth} ties away; \`edges\` has the tie over which each is reached.`,
    answer: { schema: objectOf(found) },
  },
  dependents: {
    summary: 'Get what hangs on an asset, before it is removed',
    description: `Its relations, the assets that stand where it stands, and how many rows of other resources name it; at most ${mostlisted} of each are listed.`,
    answer: {
      schema: objectOf({
        relationships: arrayOf(edge),
        relationshipstotal: integer,
        related: arrayOf(objectOf(related)),
        positioned: arrayOf(node),
        positionedtotal: integer,
        rows,
      }),
    },
  },
  preview: {
    summary: 'See what a change of relations would do',
    description:
      'Either `changes` (of `relationshipid`, or for a new relation without it) or `isactive` (false: it ends). Nothing is written; what would be refused is refused.',
    body: { schema: objectOf({ relationshipid: integer, changes: { type: 'object' }, isactive: flag }) },
    answer: { schema: objectOf({ effects: arrayOf(objectOf(effect)), effectstotal: integer }) },
  },
  newtype: {
    summary: 'Refused: the three relations are fixed',
    description: 'They are partof, controls and connectedto. A label on a relation says more.',
    answer: { status: 409 },
  },
}
