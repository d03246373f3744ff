import type { PluginCheck } from './plugin.ts'
import { isInRange, parseRange } from './range.ts'

/** How the core's own chain of migrations is called. */
export const corechain = 'core'

/** Names and prefixes that the core has already. */
export interface Taken {
  readonly prefixes: readonly string[]
}

/** Two plugins cannot share a name or a prefix, and none may take one of the core's. */
export function checkCollisions(taken: Taken): PluginCheck {
  return ({ name, manifest }, others) => {
    if (name === corechain) return `The name ${name} is the core's own; choose another.`
    const same = others.find((other) => other.name === name)
    if (same) return `The name ${name} is taken by the plugin in ${same.folder}; choose another.`
    const prefix = manifest?.api_prefix ?? ''
    if (taken.prefixes.includes(prefix)) return `The prefix ${prefix} belongs to the core; choose another.`
    const holder = others.find((other) => other.manifest?.api_prefix === prefix)
    return holder && `The prefix ${prefix} is taken by the plugin ${holder.name}; choose another.`
  }
}

/** The contract must be one that the plugin was written for. */
export function checkContract(version: string): PluginCheck {
  return ({ manifest }) => {
    const range = manifest?.core_version ?? ''
    if (parseRange(range) === undefined)
      return `Its core_version '${range}' is not a range of versions; write one such as >=0.1.0,<1.0.0.`
    if (isInRange(version, range)) return undefined
    return `It was written for the contract ${range}, and this site has ${version}; get a version of it for this one.`
  }
}
