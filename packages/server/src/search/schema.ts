const text = { type: 'string' }
const whole = { type: 'integer' }
const maybeText = { type: ['string', 'null'] }

const hit = {
  resource: text,
  id: whole,
  path: text,
  title: text,
  detail: maybeText,
  status: maybeText,
  icon: maybeText,
  rank: { enum: ['exact', 'prefix', 'words'] },
  isactive: { type: 'boolean' },
}

const object = (properties: object): object => ({ type: 'object', properties, required: Object.keys(properties) })

const group = {
  resource: text,
  title: text,
  icon: text,
  hits: { type: 'array', items: object(hit) },
  total: whole,
  more: { type: 'boolean' },
  path: text,
}

/** The answer of the search, as the OpenAPI document tells it. */
export const searchSchema = object({
  q: text,
  exact: { anyOf: [object(hit), { type: 'null' }] },
  groups: { type: 'array', items: object(group) },
})
