/** The chart library with what our charts use and nothing else; imported lazily, after first paint. */
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, BrushComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  AriaComponent,
  BarChart,
  BrushComponent,
  CanvasRenderer,
  GridComponent,
  LineChart,
  TooltipComponent,
])

export { connect, init }
