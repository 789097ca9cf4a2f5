/**
 * Import directions. The rules are the architecture: contracts at the bottom, then runtime, then db,
 * then the services, which never see each other. A broken rule fails `npm run check`.
 */
const own = (name) => `^(packages/${name}|${name})/`
const services = ['ingest-gateway', 'stream-processor', 'query-api', 'dashboard']
const isolate = (name, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `${name} may import only ${allowed.join(', ') || 'nothing of ours'}`,
  // Integration tests start the embedded stores; nothing else may.
  from: { path: own(name), pathNot: '[.]int[.]test[.]ts$' },
  to: {
    path: '^(packages|db|ingest-gateway|stream-processor|query-api|dashboard|tests)/',
    pathNot: [name, ...allowed].map((allowedName) => own(allowedName)),
  },
})
const onlyFrom = (library, where) => ({
  name: `${library}-only-there`,
  severity: 'error',
  comment: `${library} is imported by ${where} alone`,
  from: { pathNot: [where, '^tests/', '[.]test[.]ts$'] },
  to: { path: `^node_modules/${library}/` },
})

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      from: { pathNot: '[.]test[.]ts$|^tests/' },
      to: { path: '[.]test[.]ts$' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { pathNot: '[.]test[.]ts$' },
      to: { path: '/src/main[.]ts$' },
    },
    isolate('contracts', []),
    isolate('runtime', ['contracts']),
    isolate('db', ['contracts', 'runtime']),
    isolate('embedded', ['contracts', 'runtime', 'db']),
    ...services
      .filter((name) => name !== 'dashboard')
      .map((name) => isolate(name, ['contracts', 'runtime', 'db'])),
    isolate('dashboard', ['contracts']),
    onlyFrom('kafkajs', '^packages/runtime/src/bus/'),
    onlyFrom('@platformatic/kafka', '^(ingest-gateway/src/|packages/runtime/src/bus/)'),
    onlyFrom('@clickhouse/client', '^db/'),
    onlyFrom('knex', '^db/'),
    onlyFrom('pg', '^db/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dashboard/(build|[.]svelte-kit)|[.]d[.]ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
}
