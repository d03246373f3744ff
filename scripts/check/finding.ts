/** One thing that is to be mended. */
export interface Finding {
  /** Relative to the root of the repository, with forward slashes. */
  readonly file: string
  readonly line?: number
  /** What is wrong and what would be right. */
  readonly message: string
  /** Shown, but does not fail the check. */
  readonly warning?: boolean
}

/** Looks at the tree under `root`; with `only`, at no more than these files where that makes sense. */
export type Check = (root: string, only?: readonly string[]) => Promise<readonly Finding[]>

/** `packages/server/src/main.ts:12 message` */
export function findingText(finding: Finding): string {
  const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`
  return `${place} ${finding.message}`
}
