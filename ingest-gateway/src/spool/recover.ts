/**
 * What earlier runs left in a directory. A tail that was being written when the process died is cut (its
 * events were never acknowledged); damage elsewhere is stepped over, reported as an error, and the file
 * stays under a second name with `.damaged`. A file of a later format is reported and left untouched.
 */
import type { SpoolFiles } from './files.ts'
import type { Segment } from './segment-writer.ts'
import type { SpoolRecord } from './record.ts'
import { readSegment, type Content } from './segment.ts'

const SUFFIX = '.segment'
export const DAMAGED = '.damaged'
/** File that remembers how far the first segment was sent. */
export const POSITION_FILE = 'position'

/** Something that an operator should know of. */
export type Finding =
  | { readonly kind: 'torn'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'refused'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'damaged'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'foreign'; readonly name: string; readonly format: number }

export type Report = (finding: Finding) => void

/** Names sort in the order of their numbers; `run` makes them differ from those of any other run. */
export const segmentName = (number: number, run: string): string =>
  `${String(number).padStart(12, '0')}-${run}${SUFFIX}`

export const segmentNames = (names: readonly string[]): string[] =>
  names.filter((name) => /^\d{12}-[0-9a-f]{8}\.segment$/.test(name)).toSorted()

export const segmentNumber = (name: string): number => Number(name.slice(0, 12))

/** Reads a segment. @returns its content, undefined for a file of a later format. */
export const examine = async (
  files: SpoolFiles,
  name: string,
  bytes: Buffer,
  report: Report,
): Promise<Content | undefined> => {
  const content = readSegment(bytes)
  if ('foreignFormat' in content) {
    report({ kind: 'foreign', name, format: content.foreignFormat })
    return undefined
  }
  if (content.damagedBytes > 0 && (await files.link(name, name + DAMAGED)))
    report({ kind: 'damaged', name, bytes: content.damagedBytes })
  return content
}

/** Records behind a position. */
export const recordsAfter = ({ records }: Content, position: number): readonly SpoolRecord[] =>
  position === 0 ? records : records.filter(({ end }) => end > position)

const readPosition = async (files: SpoolFiles): Promise<[name: string, position: number]> => {
  const text = await files.read(POSITION_FILE).then(String, () => '')
  const [, name = '', position = '0'] = /^(\S+) (\d+)\n$/.exec(text) ?? []
  return [name, Number(position)]
}

const recoverOne = async (
  files: SpoolFiles,
  name: string,
  position: number,
  isLast: boolean,
  report: Report,
): Promise<Segment | undefined> => {
  const bytes = await files.read(name)
  const content = await examine(files, name, bytes, report)
  if (content === undefined) return undefined
  const { soundBytes, tornBytes } = content
  if (tornBytes > 0) {
    report({ kind: isLast ? 'torn' : 'damaged', name, bytes: tornBytes })
    // Only the file that was being written can end in the middle of a record by itself.
    if (!isLast) await files.link(name, name + DAMAGED)
    else await files.truncate(name, soundBytes)
  }
  const left = recordsAfter(content, position)
  if (left.length === 0) {
    await files.remove(name)
    return undefined
  }
  const oldestMs = left.reduce((oldest, { event }) => Math.min(oldest, event.receivedMs), Infinity)
  return { name, bytes: bytes.length - tornBytes, events: left.length, oldestMs, position }
}

/** Those of the named segments that still hold events, in the same order. */
export const recover = async (
  files: SpoolFiles,
  names: readonly string[],
  report: Report,
): Promise<Segment[]> => {
  const [current, position] = await readPosition(files)
  const segments: Segment[] = []
  for (const name of names) {
    const isLast = name === names.at(-1)
    const from = name === current ? position : 0
    const segment = await recoverOne(files, name, from, isLast, report)
    if (segment !== undefined) segments.push(segment)
  }
  await files.syncDirectory()
  return segments
}
