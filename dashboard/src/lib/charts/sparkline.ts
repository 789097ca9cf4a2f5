/** The outline of a sparkline: pure. Values → the path of a line and of the area under it. */
export interface Sparkline {
  readonly line: string
  readonly area: string
}

/** Null when there is nothing to draw. The baseline is 0, so that a quiet hour looks quiet. */
export function sparkline(
  values: readonly number[],
  width: number,
  height: number,
): Sparkline | null {
  if (values.length < 2) return null
  const top = Math.max(...values, 1)
  const points = values.map((value, i) => {
    const x = (i / (values.length - 1)) * width
    const y = height - 1 - (value / top) * (height - 2)
    return `${round(x)} ${round(y)}`
  })
  const line = `M${points.join('L')}`
  return { line, area: `${line}L${width} ${height}L0 ${height}Z` }
}

const round = (value: number): number => Math.round(value * 10) / 10
