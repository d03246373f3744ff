/** Texts that people or machines write, by patterns, and what each means; the first that matches counts. */
export type Meanings<Meaning> = readonly (readonly [pattern: RegExp, meaning: Meaning])[]

/** What a text means: `meaningOf([[/^8p8c$/u, 'copper']], '8p8c')`; undefined where no pattern matches. */
export function meaningOf<const Meaning>(meanings: Meanings<Meaning>, text: string): Meaning | undefined {
  return meanings.find(([pattern]) => pattern.test(text))?.[1]
}
