/** Which rows of a long list are on screen: pure. Rows have one height, so no row needs measuring. */
export interface Window {
  readonly first: number
  /** One past the last row to draw. */
  readonly end: number
  readonly before: number
  readonly after: number
}

const SPARE_ROWS = 8

export function windowOf(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): Window {
  const at = Math.floor(scrollTop / rowHeight)
  const first = Math.min(Math.max(0, at - SPARE_ROWS), Math.max(0, count - 1))
  const end = Math.min(count, at + Math.ceil(height / rowHeight) + SPARE_ROWS)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight }
}
