declare module 'saxen' {
  /** A SAX parser; see its README. Only what is used here. */
  export class Parser {
    on(
      event: 'openTag',
      handle: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void,
    ): this
    on(event: 'closeTag', handle: (name: string) => void): this
    on(event: 'text', handle: (text: string, decode: (text: string) => string) => void): this
    on(event: 'error' | 'warn', handle: (problem: Error) => void): this
    parse(xml: string): this
    stop(): void
  }
}
