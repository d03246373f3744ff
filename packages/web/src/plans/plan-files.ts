/** What a floor plan's picture may be, as the dialog for files takes it. */
export const planfiles = '.svg,.png,.jpg,.jpeg,.webp,.gif,.pdf'

/** Whether a file can become the picture of a plan, by its name; what it really is, the server looks at. */
export function isPlanFile(name: string): boolean {
  return planfiles.split(',').some((ending) => name.toLowerCase().endsWith(ending))
}

/** Whether a page of it has to be chosen first. */
export function isPdf(name: string): boolean {
  return name.toLowerCase().endsWith('.pdf')
}

/** What a plan may be called whose picture has that name: `hall_3-ground.floor.pdf` is `hall 3 ground floor`. */
export function proposedName(file: string): string {
  const words = file.replace(/\.[a-z]{3,4}$/iu, '').replaceAll(/[\s_.-]+/gu, ' ')
  return words.trim().slice(0, 120)
}

/** The name of the picture that is made of a page. */
export function pageName(file: string, page: number): string {
  return `${file.replace(/\.pdf$/iu, '').slice(0, 200)} page ${page}.png`
}
