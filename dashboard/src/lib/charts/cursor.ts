/**
 * A chart by keyboard: pure. Arrows move the cursor, with Shift they mark a range, Enter zooms to what
 * is marked, Escape lets go.
 */
export interface ChartCursor {
  readonly at: number | null
  /** Where marking began; null when nothing is marked. */
  readonly anchor: number | null
}

export const NO_CURSOR: ChartCursor = { at: null, anchor: null }

/** The cursor after a key, or null when the key is not for the chart. */
export function moveCursor(
  cursor: ChartCursor,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  length: number,
): ChartCursor | null {
  const last = length - 1
  const from = cursor.at ?? last
  const targets: Record<string, number> = {
    ArrowLeft: cursor.at === null ? last : from - 1,
    ArrowRight: cursor.at === null ? last : from + 1,
    Home: 0,
    End: last,
  }
  if (key === 'Escape') return cursor.at === null ? null : NO_CURSOR
  const target = targets[key]
  if (target === undefined || length === 0) return null
  const at = Math.min(last, Math.max(0, target))
  return { at, anchor: shiftKey ? (cursor.anchor ?? from) : null }
}

/** What is marked: first and last bucket in order. */
export function markedRange({ at, anchor }: ChartCursor): readonly [number, number] | null {
  return at === null || anchor === null ? null : [Math.min(at, anchor), Math.max(at, anchor)]
}
