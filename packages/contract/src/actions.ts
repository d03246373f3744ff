import type { JsonRow } from './answers.ts'
import type { AssetTypeDeclaration, ResourceDeclaration, Role } from './declare.ts'
import type { Fields } from './fields.ts'
import type { NamedRow, ValuesOf } from './infer.ts'
import type { OrNone } from './lines.ts'
import type { FieldMeta } from './meta.ts'
import type { Platform, Reader } from './platform.ts'
import type { FailedPiece, PanelContent, Tone } from './widgets.ts'

/** Who asks, and with what. `I` are the fields of the form. */
export interface ActionCall<I extends Fields = Fields> {
  /** The row; undefined for an action on the list. */
  readonly id: number | undefined
  /** Checked against the action's `input`; null for what was left empty. */
  readonly input: ValuesOf<I>
  readonly user: { readonly userid: number | null; readonly name: string; readonly role: Role }
}

/** What an action did, as the person who asked for it reads it. */
export interface ActionOutcome {
  /** One sentence, at most 500 characters. */
  readonly message: string
  /** Default success. `info`: nothing was changed, as after a dry run; the form on a list stays as it was filled in. */
  readonly tone?: Tone
  /** A page of the site to go to: `/measuringtools/17`. The form of an action on a list closes then, and a notice leads there. */
  readonly link?: string
  /** Findings that are more than a sentence; the host draws them below it. At most 8, what is false, null or undefined left out. */
  readonly panels?: readonly OrNone<PanelContent>[]
}

/** What an action did, as its address answers. */
export type OutcomeAnswer = Omit<ActionOutcome, 'panels'> & { readonly panels?: readonly PanelContent[] }

/**
 * Whether an action is offered for a row: true, false, or a sentence that says why it is not and what would be right, such as
 * `F-7 is flat; charge it first.` Pages draw no button for either; who does it all the same, as a script may, is told the sentence.
 */
export type Offer = boolean | string

/** Something that people do with a row, or on a list, beside editing: a button with a form that the host draws. */
export interface Action<S extends Fields = Fields> {
  /** An asset type or a resource; of another plugin, when the manifest names that one under `dependencies`. */
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  /** Lowercase, unique for `of`; the last part of its address. */
  readonly name: string
  /** What the button says: `Check out`. */
  readonly label: string
  /** A lucide icon name. */
  readonly icon?: string
  /** One sentence over the form. */
  readonly help?: string
  /** A permission of the plugin's own, or `forklifts.write`. */
  readonly permission: string
  /** `row` (default): on the page of each row. `list`: once, on the list. `new`: in place of the form of a new row. */
  readonly on?: 'row' | 'list' | 'new'
  /** What is asked before it runs; `reference` and `file` may be among it. Without it one click does it. */
  readonly input?: Fields
  /**
   * Whether it makes sense for this row, asked each time its page is opened and again when it is done; a button that would
   * only refuse is not drawn. What it gives beside true and false is told to who asks for it all the same. It may read, and
   * changes nothing. 200 ms. Default: always.
   */
  readonly offered?: (row: JsonRow, reader: Reader) => Offer | Promise<Offer>
  /** Milliseconds it may take. Default 2,000, at most 60,000. */
  readonly budget?: number
  /** A ShopError is told as it is and is no failure. */
  readonly run: (platform: Platform<S>, call: ActionCall) => Promise<ActionOutcome>
}

/**
 * Declares an action. The types of its row and of its form reach `offered` and `run` by inference; those of the plugin's
 * settings do where `run` names them: `(platform: Platform<typeof settings>, call) => ...`.
 */
export function defineAction<D extends Action['of'], const I extends Fields, S extends Fields>(
  action: Omit<Action<S>, 'of' | 'input' | 'offered' | 'run'> & {
    readonly of: D
    readonly input?: I
    readonly offered?: (row: NamedRow<D>, reader: Reader) => Offer | Promise<Offer>
    readonly run: (platform: Platform<S>, call: ActionCall<I>) => Promise<ActionOutcome>
  },
): Action<S> {
  // The host hands it rows of `of` and what was checked against `input`, which is what the narrower types say.
  return action as unknown as Action<S>
}

/** An action as `GET /api/forklifts/17/actions` tells it. */
export interface ActionMeta {
  readonly plugin: string
  readonly name: string
  readonly label: string
  readonly icon: string
  readonly help: string
  /** It is asked in place of the form of a new row. */
  readonly isnew: boolean
  readonly fields: readonly FieldMeta[]
}

/** The answer of `GET /api/forklifts/17/actions`, and of `GET /api/forklifts/actions` for those on the list. */
export interface ActionsAnswer {
  readonly data: readonly ActionMeta[]
  readonly failed: readonly FailedPiece[]
}
