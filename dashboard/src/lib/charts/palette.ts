/**
 * The colours of charts, one palette for both themes. On the two chart backgrounds each has a
 * contrast of at least 3:1, and any two differ visibly in normal, protan, deutan and tritan vision;
 * a test recomputes both. Errors are always vermilion.
 */
export const PALETTE = {
  blue: '#5b8ff9',
  vermilion: '#cf5408',
  green: '#0f8a62',
  pink: '#cc79a7',
  violet: '#7f51c1',
  grey: '#656b75',
} as const

/** Backgrounds of chart cards; the palette was chosen for exactly these two. */
export const CHART_BACKGROUND = { light: '#ffffff', dark: '#111827' } as const

export type Theme = keyof typeof CHART_BACKGROUND

/** Text, axes and grid of a chart, by theme. */
export const CHART_INK = {
  light: {
    text: '#4a5567',
    line: '#c9d1dd',
    grid: '#e8ecf2',
    surface: '#ffffff',
    strong: '#101828',
  },
  dark: {
    text: '#a3b0c4',
    line: '#3a475d',
    grid: '#1f2a3c',
    surface: '#1a2436',
    strong: '#e6ebf4',
  },
} as const satisfies Record<Theme, Record<string, string>>

/** The colour of each type of event, the same on every page. */
export const TYPE_COLOUR = {
  error: PALETTE.vermilion,
  event: PALETTE.blue,
  metric: PALETTE.green,
  session: PALETTE.violet,
} as const
