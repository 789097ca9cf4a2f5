# One image per program: `docker build --build-arg SERVICE=ingest-gateway --target service .`
# Services run their TypeScript as it is (Node strips the types), so only the dashboard has a build stage.
# The images hold production dependencies of that one program, run as the user `node` (1000) and need no write
# access to their own files. No secret enters a build.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/runtime/package.json packages/runtime/
COPY packages/embedded/package.json packages/embedded/
COPY db/package.json db/
COPY ingest-gateway/package.json ingest-gateway/
COPY stream-processor/package.json stream-processor/
COPY query-api/package.json query-api/
COPY dashboard/package.json dashboard/
COPY tests/package.json tests/

FROM manifests AS service-dependencies
ARG SERVICE
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace "${SERVICE:?set --build-arg SERVICE=<folder>}"

FROM node:24-slim AS service
ARG SERVICE
ENV NODE_ENV=production
WORKDIR /app
COPY --from=service-dependencies /app ./
COPY packages/contracts packages/contracts
COPY packages/runtime packages/runtime
COPY db db
COPY ${SERVICE} ${SERVICE}
# A fresh volume takes over the owner of the folder that it is mounted on.
RUN install -d -o 1000 -g 1000 -m 700 /var/lib/pulseboard/spool
WORKDIR /app/${SERVICE}
USER 1000:1000
CMD ["node", "src/main.ts"]

FROM manifests AS dashboard-build
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace dashboard
COPY tsconfig.json ./
COPY docs/openapi.json docs/
COPY packages/contracts packages/contracts
COPY dashboard dashboard
RUN npm run build --workspace dashboard

FROM manifests AS dashboard-dependencies
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace dashboard

FROM node:24-slim AS dashboard
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dashboard-dependencies /app ./
COPY packages/contracts packages/contracts
COPY dashboard/server.ts dashboard/config.ts dashboard/
COPY dashboard/src/server dashboard/src/server
COPY --from=dashboard-build /app/dashboard/build dashboard/build
WORKDIR /app/dashboard
USER 1000:1000
CMD ["node", "server.ts"]
