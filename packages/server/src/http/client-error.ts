import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { plainProblem, problemtype } from './problem.ts'

/** What a connection is told that never became a request: broken HTTP, headers without end, or nothing for too long. */
const refusals: Readonly<Record<string, { readonly status: number; readonly detail: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The headers are larger than 16 KiB; send fewer or shorter ones.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not come within two minutes; send it faster.' },
}

const broken = { status: 400, detail: 'The request is not well formed HTTP.' }

/** Answers on the bare connection, for there is no request to answer. */
export function refuseBrokenRequest(error: Error, socket: Socket): void {
  if (socket.destroyed || !socket.writable || codeOf(error) === 'ECONNRESET') return void socket.destroy()
  const { status, detail } = refusals[codeOf(error)] ?? broken
  const problem = plainProblem(status, randomUUID().slice(0, 8), detail)
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${problem.title}`,
    `content-type: ${problemtype}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
