export * from './rule.ts'
export * from './state.ts'
