/** Elements that only draw. Whatever else a file has, scripts and foreign objects above all, is left out with its content. */
export const elements: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan textPath image
   linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer
   feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
   feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
   feTile feTurbulence`.split(/\s+/u),
)

const inside = /^#[^\s"'()]+$/u
const picture = /^data:image\/(?:png|jpeg|jpg|gif|webp);base64,[a-z\d+/=\s]+$/iu

/** The attribute as it is kept, or undefined: what runs or reaches out of the file is not. */
export function keptAttribute(
  element: string,
  [name, value]: readonly [string, string],
): readonly [string, string] | undefined {
  if (name === 'href' || name === 'xlink:href')
    return inside.test(value) || (element === 'image' && picture.test(value)) ? ['href', value] : undefined
  if (name === 'xml:space') return [name, value]
  const isPlain = /^[A-Za-z][A-Za-z\d-]*$/u.test(name) && !/^(?:on|xmlns$|src$)/iu.test(name)
  return isPlain && isSafeStyle(value) ? [name, value] : undefined
}

/** Whether CSS (or a value that CSS may stand in) refers to nothing outside of the file. Escapes could hide that it does. */
export function isSafeStyle(css: string): boolean {
  return !/\\|@import|image-set|\b(?:src|image|expression)\s*\(|behavior|-binding|script:|url\((?!\s*["']?#)/iu.test(
    css,
  )
}
