/** kafkajs asks for timeouts in the past, which Node remarks on; everything else is shown as always. */
export const quietWarnings = (): void => {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name !== 'TimeoutNegativeWarning') console.error(warning.stack)
  })
}
