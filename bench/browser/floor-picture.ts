import type { Goal } from '../load/job.ts'

const size = { width: 4000, height: 3000 }

/** Gives a floor a picture of some 1,200 machines and aisles, as a drawing office would send it. */
export async function giveFloorPicture(ours: Goal, floorplanid: number): Promise<void> {
  const headers = { authorization: `Bearer ${ours.token ?? ''}` }
  const file = await expectOk(
    fetch(`${ours.origin}/api/files?name=floor.svg`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: drawFloor(),
    }),
  )
  // An answer of the product's own.
  const { fileid } = (await file.json()) as { readonly fileid: number }
  await expectOk(
    fetch(`${ours.origin}/api/floorplans/${floorplanid}`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ fileid }),
    }),
  )
}

function drawFloor(): string {
  const boxes = Array.from({ length: 1200 }, (_, place) => {
    const [x, y] = [40 + (place % 40) * 98, 40 + Math.floor(place / 40) * 98]
    return `<rect x="${x}" y="${y}" width="70" height="60" rx="4"/><path d="M${x} ${y}l70 60"/>`
  })
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">`
  return `${head}<rect width="4000" height="3000" fill="#fff"/><g fill="#eef4fb" stroke="#b6c8de" stroke-width="2">${boxes.join('')}</g></svg>`
}

async function expectOk(answering: Promise<Response>): Promise<Response> {
  const answer = await answering
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  return answer
}
