/** The picture of a floor plan, ready to be drawn. */
export interface Picture {
  readonly image: HTMLImageElement
  /** Of the plan, in the pixels that assets are placed in. */
  readonly width: number
  readonly height: number
  /** Dark lines on light ground: on a dark page it is turned around. */
  readonly isLight: boolean
}

/** Loads the picture of a plan; throws when there is none or it cannot be read. */
export async function loadPicture(plan: {
  readonly pictureurl: string | null
  readonly width: number
  readonly height: number
}): Promise<Picture | undefined> {
  if (plan.pictureurl === null) return undefined
  const { width, height } = plan
  const image = new Image(width, height)
  image.src = plan.pictureurl
  await image.decode()
  return { image, width, height, isLight: isMostlyLight(image) }
}

const sample = 24

/** Looks at a small copy on white paper. */
export function isMostlyLight(image: HTMLImageElement): boolean {
  const canvas = new OffscreenCanvas(sample, sample)
  const pen = canvas.getContext('2d')
  if (!pen) return true
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, sample, sample)
  pen.drawImage(image, 0, 0, sample, sample)
  const { data } = pen.getImageData(0, 0, sample, sample)
  const sum = data.reduce((total, part) => total + part, 0) - 255 * sample * sample
  return sum / (3 * sample * sample) > 128
}

/** Turns light into dark and leaves the hues; not quite black, as the page is not. */
export const turned = 'invert(0.9) hue-rotate(180deg)'

/** Draws the picture with the plan's top left at the pen's origin. */
export function drawPicture(pen: CanvasRenderingContext2D, picture: Picture, isDark: boolean): void {
  pen.imageSmoothingQuality = 'high'
  pen.filter = isDark && picture.isLight ? turned : 'none'
  pen.drawImage(picture.image, 0, 0, picture.width, picture.height)
  pen.filter = 'none'
}
