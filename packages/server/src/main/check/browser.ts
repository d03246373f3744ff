import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A browser without a window that opens pages of a site. */
export interface Browser {
  /** Opens a page and gives its heading once there is one; throws what the page complained of. */
  heading(url: string): Promise<string>
  close(): Promise<void>
}

const places = [
  process.env['SHOPDB_CHROMIUM'],
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
]
const patience = 60_000

/** The browser of this machine, or undefined where there is none. */
export function findBrowser(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place))
}

/** Starts a browser that is signed in by the given cookies. */
export async function openBrowser(
  program: string,
  {
    url,
    cookies,
  }: { readonly url: string; readonly cookies: readonly { readonly name: string; readonly value: string }[] },
): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-browser-'))
  const running = launch(program, folder)
  const ended = new Promise((resolve) => running.once('exit', resolve))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const page = await openPage(await addressOf(running))
    await page.send('Network.setCookies', { cookies: cookies.map((cookie) => ({ ...cookie, url })) })
    await Promise.all(['Page.enable', 'Runtime.enable'].map((domain) => page.send(domain, {})))
    const close = async (): Promise<void> => {
      // The program may be a script that has started the browser: the browser itself is asked to end.
      void page.send('Browser.close', {})
      await ended
      await remove()
    }
    return { heading: (address) => headingOf(page, address), close }
  } catch (cause) {
    running.kill()
    await ended
    await remove()
    throw cause
  }
}

function launch(program: string, folder: string): ChildProcess {
  const sandbox = userInfo().uid === 0 ? ['--no-sandbox'] : []
  const quiet = ['--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-gpu']
  const words = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...quiet, ...sandbox]
  return spawn(program, [...words, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** The browser says on its error stream where it listens. */
async function addressOf(running: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  running.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString()
    const address = /DevTools listening on (ws:\/\/\S+)/u.exec(said)?.[1]
    if (address) resolve(address)
  })
  running.once('exit', () => reject(new Error(`The browser ended: ${said.slice(-300)}`)))
  const timer = setTimeout(() => reject(new Error('The browser did not start in time')), patience)
  return await promise.finally(() => clearTimeout(timer))
}

interface Page {
  readonly complaints: string[]
  send(method: string, params: object): Promise<Readonly<Record<string, unknown>>>
}

/** A page of the browser, spoken to over its debugging socket. */
async function openPage(address: string): Promise<Page> {
  const list = await fetch(`http://${new URL(address).host}/json/list`)
  // The browser lists its pages so.
  const targets = (await list.json()) as readonly { readonly type: string; readonly webSocketDebuggerUrl: string }[]
  const target = targets.find(({ type }) => type === 'page')
  if (!target) throw new Error('The browser has no page')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('The browser does not answer')))
  })
  return pageOver(socket)
}

function pageOver(socket: WebSocket): Page {
  const waiting = new Map<number, (result: Readonly<Record<string, unknown>>) => void>()
  const complaints: string[] = []
  socket.addEventListener('message', ({ data }) => {
    // The protocol answers by number, and tells events by method.
    const told = JSON.parse(String(data)) as {
      readonly id?: number
      readonly result?: Readonly<Record<string, unknown>>
      readonly method?: string
      readonly params?: {
        readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string }
      }
    }
    if (told.id !== undefined) waiting.get(told.id)?.(told.result ?? {})
    const { exceptionDetails } = told.params ?? {}
    if (told.method === 'Runtime.exceptionThrown' && exceptionDetails)
      complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text)
  })
  let last = 0
  const send: Page['send'] = (method, params) => {
    last += 1
    const { promise, resolve } = Promise.withResolvers<Readonly<Record<string, unknown>>>()
    waiting.set(last, resolve)
    socket.send(JSON.stringify({ id: last, method, params }))
    return promise
  }
  return { complaints, send }
}

/** The page's own heading; a box that says what failed is a complaint too. */
const script = `JSON.stringify({ heading: document.querySelector('main h1')?.textContent.trim() ?? '', failed: document.querySelector('main [role=alert]')?.textContent.trim() ?? '' })`

async function headingOf(page: Page, url: string): Promise<string> {
  page.complaints.length = 0
  await page.send('Page.navigate', { url })
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    const { result } = await page.send('Runtime.evaluate', { expression: script })
    // What the script gives.
    const { value } = (result ?? {}) as { readonly value?: string }
    const { heading, failed } = JSON.parse(value ?? '{"heading":"","failed":""}') as Record<string, string>
    if (page.complaints[0] ?? failed) throw new Error(`${url}: ${page.complaints[0] ?? failed}`)
    if (heading) return heading
  }
  throw new Error(`${url} shows no heading`)
}
