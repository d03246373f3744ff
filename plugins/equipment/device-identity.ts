const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

type Maybe = string | null | undefined

/** Whether both are there, and the same but for case and space. */
export const isSame = (one: Maybe, other: Maybe): boolean =>
  typeof one === 'string' && typeof other === 'string' && fold(one) === fold(other)

/**
 * Whether a uuid is that of one device: adapters come with `000`, with the names of their samples, and with the name or the
 * maker of their machine, which others have too.
 */
export function isTellingUuid(uuid: Maybe, names: readonly Maybe[] = []): uuid is string {
  if (!uuid || names.some((name) => isSame(name, uuid))) return false
  const folded = fold(uuid)
  return (
    folded.length > 3 && !/^(.)\1*$/u.test(folded.replaceAll(/[^a-z0-9]/gu, '')) && !/^mtc_adapter\d*$/u.test(folded)
  )
}

/** Whether a serial number is that of one machine. */
export const isTellingSerial = (serial: Maybe): serial is string =>
  typeof serial === 'string' && !/^(?:n\/?a|none|unknown|serial ?number|0*1234567?8?9?0?|(.)\1*)$/iu.test(serial.trim())

/** Where an agent is, without the request that its address was copied with. */
export const agentBase = (agenturl: string): string => agenturl.replace(/\/*(?:probe|current|sample|assets?)?\/*$/u, '')

/** Whether two addresses are of one agent. */
export const isSameAgent = (one: string, other: string): boolean =>
  new URL(agentBase(one)).href === new URL(agentBase(other)).href
