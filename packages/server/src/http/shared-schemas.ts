type Node = Readonly<Record<string, unknown>>

/** A document whose titled schemas stand once, under `components`, and are referred to by their titles. */
export interface Shared {
  readonly document: Node
  readonly schemas: Node
}

/** Takes the schemas that have a title out of a document. One title names one schema. */
export function shareSchemas(document: Node): Shared {
  const schemas: Record<string, unknown> = {}
  const shared = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shared)
    if (!isNode(value)) return value
    const whole = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shared(member)]))
    if (typeof value['title'] !== 'string' || value['type'] === undefined) return whole
    const title = value['title'].replaceAll(/\W/gu, '')
    schemas[title] = whole
    return { $ref: `#/components/schemas/${title}` }
  }
  // An object comes out of an object that has no title itself.
  return { document: shared(document) as Node, schemas }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
