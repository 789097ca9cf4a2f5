export * from './job.ts'
export * from './schedule.ts'
export * from './setting.ts'
