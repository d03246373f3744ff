import type { Engine } from '../data/places.ts'

/** One row of the table. */
export interface Figure {
  readonly operation: string
  readonly unit: '/s' | 's' | 'ms' | 'MB' | 'times'
  readonly raw?: number
  readonly ours: number
  readonly ratio?: number
  /** What would be good: the ratio at least, or the figure itself at most or at least. None: the row is for information. */
  readonly goal?: Goal
}

type Goal = { readonly ratio: number } | { readonly most: number } | { readonly least: number }

/** Whether the goal is met; undefined where there is none. */
export function isMet({ goal, ratio, ours }: Figure): boolean | undefined {
  if (!goal) return undefined
  if ('least' in goal) return ours >= goal.least
  return 'ratio' in goal ? (ratio ?? 0) >= goal.ratio : ours <= goal.most
}

const goals = {
  get: { sqlite: { ratio: 0.35 }, mysql: { ratio: 0.6 } },
  list: { sqlite: { ratio: 0.8 }, mysql: { ratio: 0.8 } },
  deep: { sqlite: { most: 1.2 }, mysql: { most: 1.2 } },
  choice: { sqlite: { most: 2 }, mysql: { most: 4 } },
  search: { sqlite: { ratio: 0.9 }, mysql: { ratio: 0.8 } },
  typing: { sqlite: { most: 100 }, mysql: { most: 100 } },
  write: { sqlite: { ratio: 0.8 }, mysql: { ratio: 0.5 } },
  collect: { sqlite: { ratio: 0.45 }, mysql: { ratio: 0.45 } },
  collectmany: { sqlite: { least: 3 }, mysql: { least: 3 } },
  collectagain: { sqlite: { least: 2 }, mysql: { least: 2 } },
  bulk: { sqlite: { most: 3 }, mysql: { most: 6 } },
  export: { sqlite: { ratio: 0.6 }, mysql: { ratio: 0.6 } },
  exportmemory: { sqlite: { most: 64 }, mysql: { most: 64 } },
  during: { sqlite: { most: 10 }, mysql: { most: 10 } },
  positions: { sqlite: { most: 2 }, mysql: { most: 2 } },
  map: { sqlite: { least: 300 }, mysql: { least: 300 } },
  mapunchanged: { sqlite: { ratio: 0.3 }, mysql: { ratio: 0.3 } },
  mapmoved: { sqlite: { most: 30 }, mysql: { most: 30 } },
  mapuse: { sqlite: { most: 1.5 }, mysql: { most: 1.5 } },
  mappan: { sqlite: { most: 20 }, mysql: { most: 20 } },
  mapzoom: { sqlite: { most: 60 }, mysql: { most: 60 } },
  maplive: { sqlite: { most: 50 }, mysql: { most: 50 } },
  start: { sqlite: { most: 1 }, mysql: { most: 1.3 } },
  manystart: { sqlite: { most: 1.5 }, mysql: undefined },
  manylist: { sqlite: { most: 1.1 }, mysql: undefined },
  memory: { sqlite: { most: 220 }, mysql: undefined },
} satisfies Record<string, Readonly<Record<Engine, Goal | undefined>>>

/** The goal of an operation on an engine, as a member to be spread. */
export function goalOf(name: keyof typeof goals, engine: Engine): { readonly goal?: Goal } {
  const goal = goals[name][engine]
  return goal ? { goal } : {}
}
