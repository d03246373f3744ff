import type { EnvironmentSetting } from '@shopdb/contract'
import { type Environment, variables } from './environment.ts'

/** What the environment says, for an administrator to look at. Secrets are told to be set, and no more. */
export function tellEnvironment(environment: Environment): readonly EnvironmentSetting[] {
  // The members are those of the environment itself.
  const names = Object.keys(variables) as readonly (keyof typeof variables)[]
  return names.map((name) => {
    const { variable, sentence, hidden = false } = variables[name]
    const value = hidden ? null : textOf(environment[name])
    return { variable, sentence, value, isset: environment.given.includes(variable), issecret: hidden }
  })
}

function textOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return text === '' ? null : text
}
