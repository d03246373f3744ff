import type { RouteDoc } from '../access/route.ts'

/** What the OpenAPI document says of the events. */
export const eventsDoc: RouteDoc = {
  summary: 'Hear of changes while they happen',
  tag: 'Changes',
  description:
    'Server-sent events. One for each change set, with its number as `id` and as data ' +
    '`{ "changesetid": 812, "touched": { "assets": [17, 18], "locations": null } }`: the keys of the rows by table, ' +
    'null where there are more than 200. `touched` itself is null where too much was missed: anything may have changed. ' +
    'The first event, `hello`, carries the number from which on is told. The stream ends with the sign-in that opened it.',
  query: {
    after: {
      description: 'The last change set that was heard of; a `Last-Event-ID` header says the same.',
      schema: { type: 'integer', minimum: 0 },
    },
  },
  answer: { contenttype: 'text/event-stream', schema: { type: 'string' } },
}
