/** An asset as a graph of relations draws it. */
export interface GraphNode {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string | null
  readonly assettypeid: number
  readonly assettypename: string
  readonly icon: string | null
  readonly color: string | null
  readonly assetstatusname: string | null
  readonly statuscolor: string | null
  readonly isactive: boolean
  /** Ties away from the asset that was asked for; 0 is that asset. */
  readonly depth: number
  /** Ties of this asset that the answer leaves out. */
  readonly more: number
}

/** A tie between two assets of the answer. */
export interface GraphEdge {
  readonly relationshipid: number
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly relationshiptypeid: number
  /** `partof`, `controls` or `connectedto` */
  readonly relationshiptypename: string
  /** How it reads from its source: `controls`. */
  readonly forwardlabel: string
  /** How it reads from its target: `is controlled by`. */
  readonly reverselabel: string
  readonly label: string | null
  readonly inheritsposition: boolean
  /** The relation that made this one by propagation; null where a person made it. */
  readonly propagatedfromid: number | null
}

/** A tie of an asset, read from its side: the answer of `GET /api/assets/17/relationships` lists these. */
export interface AssetRelation extends GraphEdge {
  /** How it reads from the asset that was asked for: `controls`, or `is controlled by` from the other end. */
  readonly verb: string
  /** Whether the asset that was asked for is its source. */
  readonly isforward: boolean
  readonly propagatesthroughid: number | null
  /** The relation that made this one, as a sentence: `PC-1 controls 3105`. */
  readonly propagatedfromname: string | null
  /** How many relations stand only because of this one, and end with it. */
  readonly made: number
  readonly notes: string | null
  readonly other: RelatedAsset
}

/** The asset at the other end of a tie. */
export type RelatedAsset = Omit<GraphNode, 'depth' | 'more'>

/** One relation that a change would touch, with the numbers of its two assets. */
export interface RelationEffect extends GraphEdge {
  readonly action: 'create' | 'update' | 'remove' | 'restore'
  readonly sourceassetnumber: string
  readonly targetassetnumber: string
}

/** The answer of `POST /api/assetrelationships/preview`: what would be done, the asked for relation first. */
export interface RelationPreview {
  /** At most 200. */
  readonly effects: readonly RelationEffect[]
  readonly effectstotal: number
}

/** The answer of `GET /api/assets/17/graph?depth=2`. Each asset once, at most 3 ties away. */
export interface GraphAnswer {
  readonly assetid: number
  readonly depth: number
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** More assets are tied than an answer may hold; those nearest are in it. */
  readonly truncated: boolean
}

/** The answer of `GET /api/assets/17/impact`: what is affected when the asset stops, nearest first. */
export interface ImpactAnswer {
  readonly assetid: number
  readonly nodes: readonly GraphNode[]
  /** For each asset but the first, the tie over which it is reached. */
  readonly edges: readonly GraphEdge[]
  readonly truncated: boolean
}

/** The answer of `GET /api/assets/17/dependents`: what hangs on an asset, to be shown before it is removed. */
export interface DependentsAnswer {
  /** Its relations, both directions, at most 200. */
  readonly relationships: readonly GraphEdge[]
  readonly relationshipstotal: number
  /** The assets at the other ends of these relations. */
  readonly related: readonly RelatedAsset[]
  /** Assets that stand where it stands and would be drawn elsewhere or nowhere, at most 200. */
  readonly positioned: readonly GraphNode[]
  readonly positionedtotal: number
  /** Rows of other resources that refer to it. */
  readonly rows: readonly { readonly resource: string; readonly title: string; readonly total: number }[]
}
