import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { sendExport } from './export.ts'
import { openRawMysql } from './mysql.ts'
import { openRawSqlite } from './sqlite.ts'
import type { NewAsset, RawStore } from './store.ts'

// What a good programmer writes in an afternoon when nothing but speed is asked: node:http, prepared statements, and
// neither signing in nor checking nor a framework. Called as `server.ts sqlite FILE` or `server.ts mysql ADDRESS`.
const [engine, at = ''] = process.argv.slice(2)
const store = engine === 'mysql' ? openRawMysql(at) : openRawSqlite(at)
const server = createServer((request, response) => {
  answer(store, request, response).catch((cause: unknown) => response.writeHead(500).end(String(cause)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : address)
})

async function answer(from: RawStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request
  if (url === '/export') return sendExport(from, response)
  if (url === '/report') return send(response, 200, await report(from, request))
  if (method === 'POST') return send(response, 201, await from.create(await bodyOf<NewAsset>(request)))
  const id = url.startsWith('/assets/') ? Number(url.slice('/assets/'.length)) : undefined
  if (id !== undefined && method === 'PATCH')
    return send(response, 200, await from.rename(id, (await bodyOf<{ name: string }>(request)).name))
  if (id !== undefined) return send(response, 200, await from.get(id))
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const asked = (name: string): string => searchParams.get(name) ?? ''
  if (pathname === '/search') return send(response, 200, await from.search(asked('q')))
  if (pathname === '/page' && searchParams.has('after'))
    return send(response, 200, await from.pageAfter(asked('after')))
  if (pathname === '/page') return send(response, 200, await from.pageAt(Number(asked('offset'))))
  const filter = {
    assettypeid: Number(asked('type')),
    assetstatusid: Number(asked('status')),
    under: Number(asked('under')),
  }
  return send(response, 200, await from.list(filter))
}

async function report(from: RawStore, request: IncomingMessage): ReturnType<RawStore['report']> {
  const { serialnumber, name } = await bodyOf<{ serialnumber: string; name: string }>(request)
  return from.report(serialnumber, name)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = body === undefined ? '{}' : JSON.stringify(body)
  const found = body === undefined ? 404 : status
  response.writeHead(found, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}

function bodyOf<T>(request: IncomingMessage): Promise<T> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (piece: string) => (text += piece))
    request.on('error', reject)
    // It believes what it is sent.
    request.on('end', () => resolve(JSON.parse(text) as T))
  })
}
