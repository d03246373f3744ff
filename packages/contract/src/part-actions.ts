import { type Action, type ActionOutcome, defineAction } from './actions.ts'
import { addMissing } from './add-missing.ts'
import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import { type Fields, integer, text } from './fields.ts'
import type { FilterOf, RowOf } from './infer.ts'
import type { Platform, Reader } from './platform.ts'
import { asTitle } from './sentences.ts'

/** A button on the page of an asset that adds rows which belong to it. */
export interface PartsButton extends Pick<Action, 'name' | 'label' | 'icon' | 'help'> {
  /** The assets. */
  readonly of: AssetTypeDeclaration
  /** What people call several of the rows within a sentence: `ports`. */
  readonly called: string
}

/** Rows that are kept for what an asset points to, such as the ports of its model. */
export interface Copies<F extends ResourceDeclaration> extends PartsButton {
  readonly from: F
  /** The reference that these rows and the assets have: `modelid`. */
  readonly by: keyof RowOf<F> & string
}

/**
 * Declares a button that gives an asset the rows which are kept for what it points to, as far as it does not have them: members that
 * both declarations have are copied. It is offered where there are some, to who may write such rows.
 */
export function copyAction<F extends ResourceDeclaration>(
  parts: ResourceDeclaration,
  { from, by, ...button }: Copies<F>,
): Action {
  const { of } = button
  const listed = (value: unknown) => ({ [by]: value }) as FilterOf<F>
  return defineAction({
    ...buttonOf(parts, button),
    offered: async (row, reader) => {
      const value: unknown = Reflect.get(row, by)
      return value !== null && (await reader.count(from, listed(value))) > 0
    },
    run: async (platform, { id = 0 }) => {
      const value: unknown = Reflect.get(await platform.get(of, id), by)
      return await addParts(platform, { parts, button, id }, await copiesOf(platform, parts, { from, by, value }))
    },
  })
}

/** The rows that are kept for something, in their order, as new ones of other declarations are given. */
async function copiesOf<F extends ResourceDeclaration>(
  reader: Reader,
  { fields }: ResourceDeclaration,
  { from, by, value }: Pick<Copies<F>, 'from' | 'by'> & { readonly value: unknown },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const shared = Object.keys(from.fields).filter((name) => name !== by && Object.hasOwn(fields, name))
  const rows = await reader.listAll(from, { [by]: value } as FilterOf<F>)
  return rows.map((row) => Object.fromEntries(shared.map((name) => [name, Reflect.get(row, name)])))
}

/** Rows that differ by a number. */
export interface Series<D extends ResourceDeclaration> extends PartsButton {
  /** The member that holds the number, beside the name that ends with it. Default: none. */
  readonly number?: keyof D['fields'] & string
  /** Fields of the rows that the form asks for; all of them have what it says. */
  readonly fields?: readonly (keyof D['fields'] & string)[]
}

/**
 * Declares a button that gives an asset numbered rows: of a prefix, a first number and a count, `Gi1/0/1` to `Gi1/0/24`. Those that it
 * has stay as they are. At most 200 at once.
 */
export function seriesAction<D extends ResourceDeclaration>(
  parts: D,
  { number, fields = [], ...button }: Series<D>,
): Action {
  const { display = 'name' } = parts
  const asked: Fields = Object.fromEntries(
    fields.flatMap((name) => {
      const field = parts.fields[name]
      return field ? [[name, field]] : []
    }),
  )
  return defineAction({
    ...buttonOf(parts, button),
    input: {
      prefix: text({ label: 'Prefix', max: 40 }),
      first: integer({ label: 'First number', min: 0, max: 10_000, default: 1 }),
      count: integer({ label: 'How many', required: true, min: 1, max: 200 }),
      ...asked,
    },
    run: async (platform, { id = 0, input: { prefix, first, count, ...facts } }) => {
      const rows = Array.from({ length: count }, (_, at) => first + at).map((one) => ({
        ...facts,
        [display]: `${prefix ?? ''}${one}`,
        ...(number !== undefined && { [number]: one }),
      }))
      return await addParts(platform, { parts, button, id }, rows)
    },
  })
}

/** Hundreds of rows take their time. */
const budget = 20_000

const buttonOf = ({ table }: ResourceDeclaration, { called: _called, ...button }: PartsButton) => ({
  ...button,
  permission: `${table}.write`,
  budget,
})

interface Added {
  readonly parts: ResourceDeclaration
  readonly button: PartsButton
  /** The key of the asset. */
  readonly id: number
}

async function addParts(
  platform: Platform,
  { parts, button: { of, called }, id }: Added,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<ActionOutcome> {
  const { belongsto } = parts
  if (belongsto === undefined) throw new Error(`${parts.name} belongs to no asset that it could be added to.`)
  const assetnumber = String(Reflect.get(await platform.get(of, id), 'assetnumber'))
  const reason = `${asTitle(called)} of ${assetnumber}`
  const mine = rows.map((row) => ({ ...row, [belongsto]: id }))
  const added = await platform.change(reason, (work) => addMissing(work, parts, mine))
  return { message: `${added} ${called} were added to ${assetnumber}.`, tone: added > 0 ? 'success' : 'neutral' }
}
