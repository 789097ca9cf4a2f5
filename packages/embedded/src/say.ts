/** The lines that the launcher prints: what is true, with its time at the right; problems on stderr. */
const WIDTH = 82

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** `  ✔ <text>                2.4 s` */
export const done = (text: string, ms: number): void =>
  console.log(`  ✔ ${text.padEnd(WIDTH)} ${seconds(ms).padStart(6)}`)

export const line = (text: string): void => console.log(`  ${text}`)

export const warn = (text: string): void => console.log(`  ! ${text}`)

export const fail = (text: string): void => console.error(`  ✘ ${text}`)

/** A stopwatch: call it for the milliseconds since it was made. */
export const stopwatch = (): (() => number) => {
  const from = performance.now()
  return () => performance.now() - from
}

export { seconds }
