/** Sends a body and tells how much of it is gone, from 0 to 1: the browser's own `fetch` cannot. */
export function sendTelling(path: string, init: RequestInit, onProgress: (share: number) => void): Promise<Response> {
  const request = new XMLHttpRequest()
  request.open(init.method ?? 'GET', path)
  new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value))
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => resolve(responseOf(request)))
    request.addEventListener('error', () => reject(new TypeError('The server was not reached.')))
    // Only what is given as a body of fetch comes here, and that is no stream.
    request.send(init.body as XMLHttpRequestBodyInit | null)
  })
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const name of ['content-type', 'etag', 'retry-after']) {
    const value = request.getResponseHeader(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(request.responseText || null, { status: request.status, headers })
}
