/**
 * Loaded first by a processor that is to die, or to be stopped, at a point of the protocol:
 * `--import …/preload.ts?point=<name>&pass=<n>&signal=SIGKILL`. It signals itself when it passes the point
 * for the nth time.
 */
import { patchModules } from '../patch/load-hook.ts'
import { patchAt, POINTS } from './points.ts'

const wanted = new URL(import.meta.url).searchParams
const point = POINTS.find(({ name }) => name === wanted.get('point'))
if (point === undefined) throw new Error(`There is no point ${wanted.get('point')}.`)
const signal = wanted.get('signal') === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL'

let passes = 0
Object.assign(globalThis, {
  chaosPoint: (): void => {
    passes++
    if (passes === Number(wanted.get('pass'))) process.kill(process.pid, signal)
  },
})
patchModules([patchAt(point)])
