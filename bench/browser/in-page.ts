// What is run within the page. It is text, as the names of a browser are none of the benchmark's own.

/** Notes how long each frame takes until it is told to stop. */
export const beginFrames = `{
  const frames = []
  let last
  window.benchframes = frames
  requestAnimationFrame(function look(now) {
    if (last !== undefined) frames.push(now - last)
    last = now
    if (window.benchframes === frames) requestAnimationFrame(look)
  })
}`

/** Stops, and gives the frames. */
export const endFrames = `{
  const frames = window.benchframes
  window.benchframes = undefined
  frames
}`

/** Presses the map in the menu; gives the milliseconds until assets are drawn in the middle of the plan. */
export const timeUntilDrawn = `(async () => {
  const isDrawn = () => {
    const canvas = document.querySelector('.ol-layers > canvas')
    if (!canvas || canvas.width < 300) return false
    const { data } = canvas.getContext('2d').getImageData(canvas.width / 2 - 40, canvas.height / 2 - 40, 80, 80)
    return data.some((part) => part !== 0)
  }
  const begun = performance.now()
  document.querySelector('a[href="/map"]').click()
  while (!isDrawn()) await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - begun
})()`
