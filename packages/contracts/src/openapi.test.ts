import { describe, expect, it } from 'vitest'
import { ROUTES, type Route } from './api/index.ts'
import { ERROR_CODES } from './errors.ts'
import { openApiDocument } from './openapi.ts'

interface Operation {
  operationId: string
  security?: object[]
  parameters?: { name: string; in: string; required: boolean }[]
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
}
interface Document {
  openapi: string
  info: { version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const document = openApiDocument('9.9.9') as Document
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

describe('openApiDocument', () => {
  it('has one operation for each route and none besides', () => {
    expect(operations.map((each) => each.operationId).sort()).toEqual(Object.keys(ROUTES).sort())
  })

  it('is plain JSON and carries the version', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '9.9.9' } })
  })

  it('declares every parameter of each path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      for (const { parameters = [] } of Object.values(methods)) {
        const inPath = parameters.filter((each) => each.in === 'path')
        expect(inPath.map((each) => each.name)).toEqual(wanted)
        expect(inPath.every((each) => each.required)).toBe(true)
      }
    }
  })

  it('asks for the bearer token except on public routes', () => {
    for (const [name, route] of Object.entries<Route>(ROUTES)) {
      const operation = operations.find((each) => each.operationId === name)
      expect(operation?.security).toEqual(route.access === 'public' ? [] : undefined)
    }
  })

  it('answers every failure with problem+json that names known codes', () => {
    for (const { responses } of operations) {
      for (const [status, { content, description }] of Object.entries(responses)) {
        if (Number(status) < 400) continue
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json'])
        const codes = [...description.matchAll(/`(\w+)`:/g)].map((match) => match[1])
        expect(codes.length).toBeGreaterThan(0)
        expect(ERROR_CODES).toEqual(expect.arrayContaining(codes))
      }
    }
  })

  it('refers only to components that exist', () => {
    const references = JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)
    const used = new Set([...references].map((match) => match[1]))
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...used]))
    expect(used).toContain('Overview')
  })
})
