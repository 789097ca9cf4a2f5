/**
 * A chart on an element, as an attachment: loads the library, draws, follows size, data and cursor,
 * and lets go of everything at the end. Dragging marks a range; charts of one group share the tooltip.
 * What changes is read in nested effects, because an attachment that reads changing state is torn
 * down at every change.
 */
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import type { Attachment } from 'svelte/attachments'

export interface ChartInput {
  readonly option: EChartsCoreOption
  /** Index of the bucket under the keyboard cursor. */
  readonly cursor: number | null
  /** First and last bucket marked by keyboard. */
  readonly marked: readonly [number, number] | null
}

export interface ChartSettings {
  readonly group: string
  readonly input: () => ChartInput
  /** A range was marked by dragging: indexes of its first and last bucket. */
  readonly onMark: (first: number, last: number) => void
  readonly onFail: (error: unknown) => void
}

const BRUSH = { brushType: 'lineX', brushMode: 'single' } as const

export function chart(settings: ChartSettings): Attachment<HTMLElement> {
  return (element) => {
    let instance = $state.raw<EChartsType | null>(null)
    let ended = false
    const observer = new ResizeObserver(() => instance?.resize())
    import('#lib/charts/echarts.ts').then(
      ({ connect, init }) => {
        if (ended) return
        const made = init(element, null, { renderer: 'canvas' })
        made.group = settings.group
        connect(settings.group)
        made.on('brushEnd', (event) => readMark(event, made, settings.onMark))
        observer.observe(element)
        instance = made
      },
      (error: unknown) => settings.onFail(error),
    )
    $effect(() => {
      if (instance !== null) draw(instance, settings.input().option)
    })
    $effect(() => {
      if (instance !== null) point(instance, settings.input())
    })
    return () => {
      ended = true
      observer.disconnect()
      instance?.dispose()
    }
  }
}

function draw(instance: EChartsType, option: EChartsCoreOption): void {
  instance.setOption(option, { replaceMerge: ['series'] })
  // On touch screens a drag must scroll the page; there the range is chosen in the toolbar.
  if (matchMedia('(pointer: coarse)').matches) return
  instance.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: BRUSH })
}

function point(instance: EChartsType, { cursor, marked }: ChartInput): void {
  if (cursor === null) instance.dispatchAction({ type: 'hideTip' })
  else instance.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: cursor })
  const areas = marked === null ? [] : [{ ...BRUSH, xAxisIndex: 0, coordRange: [...marked] }]
  instance.dispatchAction({ type: 'brush', areas })
}

function readMark(event: unknown, instance: EChartsType, onMark: ChartSettings['onMark']): void {
  const { areas } = event as { areas: { coordRange?: [number, number] }[] }
  const range = areas[0]?.coordRange
  if (range === undefined) return
  instance.dispatchAction({ type: 'brush', areas: [] })
  onMark(Math.min(...range), Math.max(...range))
}
