/**
 * Runs a service's main file, as an argument names it, and prints as JSON what it has loaded of
 * OpenTelemetry by the time it listens. The stores of its environment need not exist.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const [file = ''] = process.argv.slice(2)
const loaded: string[] = []
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier.startsWith('@opentelemetry/')) loaded.push(specifier)
    return next(specifier, context)
  },
})
await import(pathToFileURL(file).href)
console.log(`LOADED ${JSON.stringify([...new Set(loaded)].sort())}`)
process.exit(0)
