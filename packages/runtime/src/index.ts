/** What every service needs and no domain knows. */
export * from './api-key.ts'
export * from './bus/ensure-topics.ts'
export {
  readKafkaMoment,
  rewindGroups,
  type KafkaMoment,
  type Pipeline,
  type Rewind,
} from './bus/group-offsets.ts'
export { inspectKafka, type KafkaStanding } from './bus/inspect-kafka.ts'
export { connectKafka, type KafkaOptions } from './bus/kafka.ts'
export * from './bus/port.ts'
export * from './client-address.ts'
export * from './clock.ts'
export * from './config.ts'
export * from './errors.ts'
export * from './event-input.ts'
export * from './event-repair.ts'
export * from './event-time.ts'
export { AddressRefused, guardedPost, type PostAnswer, type PostOptions } from './guarded-post.ts'
export * from './health.ts'
export * from './http.ts'
export * from './hex.ts'
export { escapeHtml } from './html.ts'
export * from './ids.ts'
export * from './lifecycle.ts'
export * from './logger.ts'
export { answerMalformed, MOST_HEADER_BYTES } from './malformed-request.ts'
export * from './metrics.ts'
export { caughtMails, type CaughtMail } from './mail/caught.ts'
export { createMailer, isRefusedForGood, type Mail, type Mailer } from './mail/mailer.ts'
export {
  headerLine,
  mailAddress,
  parseMailbox,
  type HeaderLine,
  type Mailbox,
  type MailAddress,
} from './mail/header-line.ts'
export { MAIL, mailerFrom } from './mail/settings.ts'
export { createMisses, type Misses } from './misses.ts'
export { pageUrl } from './page-url.ts'
export * from './retry.ts'
export * from './signed-link.ts'
export { openTracing } from './tracing/open.ts'
export {
  headerText,
  TRACEPARENT,
  type SpanAttributes,
  type TraceSpan,
  type Tracing,
} from './tracing/port.ts'
export { TRACING } from './tracing/settings.ts'
export * from './validate.ts'
export * from './webhook-signature.ts'
