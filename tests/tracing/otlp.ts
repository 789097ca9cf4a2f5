/**
 * Reads what an exporter sends over OTLP/HTTP: as much of protobuf as the messages of traces use, written
 * from the published .proto files, so that a test does not believe the library that it tests. Pure.
 */
export interface SentSpan {
  readonly service: string
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  /** Empty for the root of a trace. */
  readonly parentId: string
  readonly attributes: Readonly<Record<string, string>>
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[]
  readonly isFailed: boolean
}

type Field = bigint | Buffer
type Message = ReadonlyMap<number, readonly Field[]>

const readVarint = (bytes: Buffer, at: number): { value: bigint; next: number } => {
  let value = 0n
  let next = at
  for (let shift = 0n; ; shift += 7n, next += 1) {
    const byte = BigInt(bytes.readUInt8(next))
    value |= (byte & 127n) << shift
    if (byte < 128n) return { value, next: next + 1 }
  }
}

const readField = (bytes: Buffer, at: number, wire: number): { value: Field; next: number } => {
  if (wire === 0) return readVarint(bytes, at)
  if (wire === 1) return { value: bytes.readBigUInt64LE(at), next: at + 8 }
  if (wire === 5) return { value: BigInt(bytes.readUInt32LE(at)), next: at + 4 }
  const { value: length, next } = readVarint(bytes, at)
  const end = next + Number(length)
  return { value: bytes.subarray(next, end), next: end }
}

const decode = (bytes: Buffer): Message => {
  const fields = new Map<number, Field[]>()
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at)
    const { value, next } = readField(bytes, tag.next, Number(tag.value & 7n))
    const number = Number(tag.value >> 3n)
    fields.set(number, [...(fields.get(number) ?? []), value])
    at = next
  }
  return fields
}

const bytesOf = (message: Message, number: number): readonly Buffer[] =>
  (message.get(number) ?? []).filter((field) => typeof field !== 'bigint')
const textOf = (message: Message, number: number): string =>
  bytesOf(message, number)[0]?.toString() ?? ''
const hexOf = (message: Message, number: number): string =>
  bytesOf(message, number)[0]?.toString('hex') ?? ''
const messagesOf = (message: Message, number: number): readonly Message[] =>
  bytesOf(message, number).map(decode)

const valueOf = (any: Message | undefined): string => {
  const [first] = [...(any?.values() ?? [])].flat()
  return first === undefined ? '' : first.toString()
}

const attributesOf = (message: Message, number: number): Record<string, string> =>
  Object.fromEntries(
    messagesOf(message, number).map((pair) => [textOf(pair, 1), valueOf(messagesOf(pair, 2)[0])]),
  )

const ERROR = 2n

const spanOf = (service: string, span: Message): SentSpan => ({
  service,
  name: textOf(span, 5),
  traceId: hexOf(span, 1),
  spanId: hexOf(span, 2),
  parentId: hexOf(span, 4),
  attributes: attributesOf(span, 9),
  links: messagesOf(span, 13).map((link) => ({ traceId: hexOf(link, 1), spanId: hexOf(link, 2) })),
  isFailed: messagesOf(span, 15)[0]?.get(3)?.[0] === ERROR,
})

/** The spans of one ExportTraceServiceRequest. */
export const readSpans = (body: Buffer): readonly SentSpan[] =>
  messagesOf(decode(body), 1).flatMap((resourceSpans) => {
    const [resource] = messagesOf(resourceSpans, 1)
    const service = resource === undefined ? '' : attributesOf(resource, 1)['service.name']
    return messagesOf(resourceSpans, 2)
      .flatMap((scopeSpans) => messagesOf(scopeSpans, 2))
      .map((span) => spanOf(service ?? '', span))
  })
