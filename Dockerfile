# The local host in a container: table, bucket, queue and functions in one process, its data in a volume.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM node:24-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json tsconfig.json ./
COPY functions functions
COPY lib lib
COPY infra infra
COPY events events
# The user of the image writes its data and the cache of built functions, and nothing else.
RUN mkdir -p /data node_modules/.cache && chown node:node /data node_modules/.cache
USER node
ENV NODE_ENV=production
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:8787/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
ENTRYPOINT ["node", "--import", "tsx", "infra/local/start.ts", "--host", "0.0.0.0", "--data", "/data"]
