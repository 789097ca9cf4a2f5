import { describe, expect, it, vi } from 'vitest'
import { answer, createApi, createPublicApi, type TokenSource } from './api.ts'
import { asApiError, type ApiError } from './api/problem.ts'

const BASE = 'http://dashboard.test'
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('createApi', () => {
  it('renews the token once after a 401 and sends the same body again', async () => {
    const seen: [string | null, string][] = []
    const send = async (request: Request) => {
      const token = request.headers.get('authorization')
      seen.push([token, await request.text()])
      return token === 'Bearer new' ? json(201, { project: {}, key: {} }) : json(401, {})
    }
    const renew = vi.fn(async () => 'new')
    const api = createApi({ token: async () => 'old', renew }, BASE, send)
    await answer(api.POST('/api/v1/projects', { body: { name: 'Shop' } }))
    expect(renew).toHaveBeenCalledExactlyOnceWith('old')
    expect(seen).toEqual([
      ['Bearer old', '{"name":"Shop"}'],
      ['Bearer new', '{"name":"Shop"}'],
    ])
  })

  it('gives the 401 back when the sign-in is over', async () => {
    const tokens: TokenSource = { token: async () => null, renew: async () => null }
    const problem = {
      code: 'not_signed_in',
      title: 'T',
      detail: 'D',
      status: 401,
      request_id: 'r1',
    }
    const api = createApi(tokens, BASE, async () => json(401, problem))
    await expect(answer(api.GET('/api/v1/me'))).rejects.toMatchObject({
      code: 'not_signed_in',
      requestId: 'r1',
      message: 'D',
    })
  })
})

describe('answer', () => {
  const login = (send: (request: Request) => Promise<Response>) =>
    answer(
      createPublicApi(BASE, send).POST('/api/v1/auth/login', {
        body: { email: 'a@b.c', password: 'x' },
      }),
    )

  it('names the field that failed and when to come back', async () => {
    const errors = [{ pointer: '/email', code: 'format', detail: 'd', fix: 'f' }]
    const body = {
      code: 'invalid_request',
      title: 'T',
      detail: 'D',
      status: 400,
      request_id: 'r2',
      errors,
    }
    const error = await login(async () => json(400, body, { 'retry-after': '40' })).catch(
      asApiError,
    )
    expect(error).toMatchObject({ retryAfter: 40 })
    expect((error as ApiError).of('email')?.fix).toBe('f')
    expect((error as ApiError).of('name')).toBeUndefined()
  })
  it('has words for no answer and for a strange one', async () => {
    const broken = await login(async () => Promise.reject(new TypeError('fetch failed'))).catch(
      asApiError,
    )
    expect(broken).toMatchObject({ code: 'offline', status: 0 })
    const strange = await login(async () => json(502, { nginx: true })).catch(asApiError)
    expect(strange).toMatchObject({ code: 'unreadable', status: 502 })
  })
})
