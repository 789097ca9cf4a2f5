/** The bytes of one request to the gateway. Pure. */

export const requestBytes = (key: string, body: string): Buffer =>
  Buffer.from(
    `POST /v1/events HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
