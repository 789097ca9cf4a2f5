/**
 * Rows → one block of ClickHouse's Native format: column after column, so the server copies where it
 * would parse. Chosen by measurement, CPU per row of 38 columns with 268 bytes, best of 5: server 2.75 µs
 * (RowBinary 3.25, JSONEachRow more than twice that), encoding 2.8 µs (RowBinary 3.2).
 * Grammar: columns rows { name type data }, where numbers are varints and strings carry their length.
 */
import { ByteWriter } from './byte-writer.ts'

/** Writes the column `name` of all rows. */
type Write = (to: ByteWriter, rows: readonly Row[], name: string) => void
type Row = Readonly<Record<string, unknown>>

const each =
  <T>(write: (to: ByteWriter, value: T) => void): Write =>
  (to, rows, name) => {
    for (const row of rows) write(to, row[name] as T)
  }

/** A byte a row says whether it is NULL; then every row's value, a filler where it is. */
const nullable =
  <T>(filler: T, write: (to: ByteWriter, value: T) => void): Write =>
  (to, rows, name) => {
    for (const row of rows) to.uint8(row[name] === null ? 1 : 0)
    for (const row of rows) write(to, (row[name] as T | null) ?? filler)
  }

const map: Write = (to, rows, name) => {
  const entries = rows.map((row) => Object.entries(row[name] as Readonly<Record<string, string>>))
  let end = 0
  for (const row of entries) to.int64((end += row.length))
  for (const row of entries) for (const [key] of row) to.string(key)
  for (const row of entries) for (const [, value] of row) to.string(value)
}

const array: Write = (to, rows, name) => {
  const arrays = rows.map((row) => row[name] as readonly string[])
  let end = 0
  for (const values of arrays) to.int64((end += values.length))
  for (const values of arrays) for (const value of values) to.string(value)
}

const WRITERS = {
  UUID: each<string>((to, value) => to.uuid(value)),
  String: each<string>((to, value) => to.string(value)),
  Date: each<number>((to, value) => to.uint16(value)),
  UInt16: each<number>((to, value) => to.uint16(value)),
  UInt32: each<number>((to, value) => to.uint32(value)),
  UInt64: each<bigint>((to, value) => to.uint64(value)),
  "DateTime64(3, 'UTC')": each<number>((to, value) => to.int64(value)),
  "Nullable(DateTime64(3, 'UTC'))": nullable<number>(0, (to, value) => to.int64(value)),
  'Nullable(Float64)': nullable<number>(0, (to, value) => to.float64(value)),
  'Nullable(Bool)': nullable<boolean>(false, (to, value) => to.uint8(value ? 1 : 0)),
  'Map(String, String)': map,
  'Array(String)': array,
} as const satisfies Record<string, Write>

export type WireType = keyof typeof WRITERS

/** One block with these columns, in this order. */
export const encodeBlock = <R extends object>(
  columns: Readonly<Record<keyof R & string, WireType>>,
  rows: readonly R[],
): Buffer => {
  const to = new ByteWriter()
  const entries = Object.entries(columns) as [keyof R & string, WireType][]
  to.varint(entries.length)
  to.varint(rows.length)
  for (const [name, type] of entries) {
    to.string(name)
    to.string(type)
    WRITERS[type](to, rows as readonly Row[], name)
  }
  return to.finish()
}
