/** Store ports move to the next free one by themselves, so that a taken one never stops a start. */
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { chooseStorePorts } from './store-ports.ts'

it('passes over a taken port and gives each part its own', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ports = await chooseStorePorts(port - 10)
  await new Promise((resolve) => server.close(resolve))
  const values = Object.values(ports)
  expect(values).not.toContain(port)
  expect(new Set(values).size).toBe(values.length)
  expect(Math.min(...values)).toBeGreaterThan(port)
})
