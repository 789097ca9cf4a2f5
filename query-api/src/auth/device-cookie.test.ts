import { expect, test } from 'vitest'
import { createDeviceCookie } from './device-cookie.ts'
import { createSigner, deriveKeyring } from './keys.ts'

const signerOf = (secret: string) => createSigner(deriveKeyring(secret), 'device-cookie')
const signer = signerOf('8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f')
const cookie = createDeviceCookie('http://localhost:3001', signer)
const ada = { id: '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8e', password_changed_at: new Date(1000) }
const bob = { id: '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8f', password_changed_at: new Date(1000) }
const sent = (set: string): string => set.split(';')[0] ?? ''

test('the device of one account is not that of another; both can be had', () => {
  const both = `${sent(cookie.set(ada))}; x=1; ${sent(cookie.set(bob))}`
  expect(cookie.knows(sent(cookie.set(ada)), ada)).toBe(true)
  expect(cookie.knows(sent(cookie.set(ada)), bob)).toBe(false)
  expect([cookie.knows(both, ada), cookie.knows(both, bob)]).toEqual([true, true])
  expect(cookie.knows(undefined, ada)).toBe(false)
})

test('a new password makes every device new', () => {
  const later = { ...ada, password_changed_at: new Date(2000) }
  expect(cookie.knows(sent(cookie.set(ada)), later)).toBe(false)
})

test('what another secret signed, or was changed, is not known', () => {
  const other = createDeviceCookie(
    'http://localhost:3001',
    signerOf('0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d'),
  )
  expect(cookie.knows(sent(other.set(ada)), ada)).toBe(false)
  const [name = '', value = ''] = sent(cookie.set(bob)).split('=')
  expect(cookie.knows(`${sent(cookie.set(ada)).split('=')[0] ?? ''}=${value}`, ada)).toBe(false)
  expect(cookie.knows(`${name}=x`, bob)).toBe(false)
})

test('pages cannot read it; behind https no other host can plant it', () => {
  expect(cookie.set(ada)).toMatch(/^pb_device_[0-9a-f]{8}=[\w.-]+; .*HttpOnly; SameSite=Strict$/)
  const secure = createDeviceCookie('https://pulse.example.com', signer).set(ada)
  expect(secure).toMatch(/^__Host-pb_device_[0-9a-f]{8}=/)
  expect(secure).toContain('Path=/; Secure; HttpOnly')
})
