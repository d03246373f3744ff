/** What is left of a text without blanks and signs, in lower case: headings and serial numbers are written in many ways. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
