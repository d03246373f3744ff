import { giveFloorPicture } from '../browser/floor-picture.ts'
import { liveFrame, panFrame, timeToUse, zoomFrame } from '../browser/map-page.ts'
import { hasBrowser, openPage } from '../browser/open-page.ts'
import { goalOf } from '../report/figure.ts'
import { answerOf, type MapAnswer } from './answer.ts'
import type { Bench, Operation } from './bench.ts'
import { middle } from './compare.ts'

const floorplanid = 1
const moved = 500

/** The map page in a browser without a GPU, with a whole floor in view. */
export const measureMapPage: Operation = async (bench) => {
  if (!hasBrowser) {
    console.log('  NOT MEASURED: the map page. There is no Chromium here; install it, or name one in SHOPDB_CHROMIUM.')
    return []
  }
  if (!(await fetch(`${bench.ours.origin}/map`)).ok) {
    console.log('  NOT MEASURED: the map page. The pages are not built; run npm run build first.')
    return []
  }
  await giveFloorPicture(bench.ours, floorplanid)
  const { page, close } = await openPage(bench.ours.origin)
  try {
    const { rounds, seconds } = bench.effort
    const goal = (name: Parameters<typeof goalOf>[0]) => goalOf(name, bench.engine)
    // The first visit fills the browser's cache, as it does once for everybody.
    await timeToUse(page)
    const uses = await repeat(rounds, () => timeToUse(page))
    await page.waitForTimeout(1000)
    const pans = await repeat(rounds, () => panFrame(page, Math.round(seconds * 120)))
    const zooms = await repeat(rounds, () => zoomFrame(page, Math.max(4, Math.round(seconds * 4))))
    const lives = await repeat(rounds, () => liveFrame(page, () => moveMany(bench)))
    return [
      { operation: 'map page usable after the click', unit: 's', ours: middle(uses) / 1000, ...goal('mapuse') },
      { operation: 'map page, pan: p95 of a frame', unit: 'ms', ours: middle(pans), ...goal('mappan') },
      { operation: 'map page, zoom: p50 of a frame', unit: 'ms', ours: middle(zooms), ...goal('mapzoom') },
      {
        operation: `map page, ${moved} live moves: longest frame`,
        unit: 'ms',
        ours: middle(lives),
        ...goal('maplive'),
      },
    ]
  } finally {
    await close()
  }
}

async function repeat(times: number, job: () => Promise<number>): Promise<readonly number[]> {
  const found: number[] = []
  for (let time = 0; time < times; time += 1) found.push(await job())
  return found
}

/** Somebody else moves many machines as one change. */
async function moveMany({ ours, random }: Bench): Promise<void> {
  const { assets } = (await answerOf(ours, `/api/map?floorplanid=${floorplanid}`)) as unknown as MapAnswer
  const own = assets.assetid.filter((_, entry) => assets.positionsource[entry] === 0).slice(0, moved)
  const moves = own.map((id) => ({
    kind: 'asset',
    id,
    floorplanid,
    mapx: random.whole(4000),
    mapy: random.whole(3000),
  }))
  const done = await fetch(`${ours.origin}/api/map/moves`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ours.token ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ moves }),
  })
  if (!done.ok) throw new Error(`The moves were refused: ${await done.text()}`)
}
