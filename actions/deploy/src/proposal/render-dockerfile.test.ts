import { expect, it } from 'vitest';

import type { ContainerFacts } from './container-facts';
import { findHealthPath } from './container-facts';
import { renderDockerfile, renderDockerignore } from './render-dockerfile';

const PLAIN: ContainerFacts = {
  name: 'rooms',
  scripts: { start: 'node src/server.js' },
  developmentPackages: ['tsx', 'typescript'],
  installer: {
    files: ['package.json', 'package-lock.json'],
    all: 'npm ci --ignore-scripts',
    production: 'npm ci --omit=dev --ignore-scripts',
    compiles: false,
  },
  hasNpmSettings: false,
  hasIgnoreFile: false,
  port: { port: 3000, file: 'src/server.js' },
  healthPath: '/healthz',
  baseImage: 'node:24-slim',
};

it('writes out a service that is not built', () => {
  expect(renderDockerfile(PLAIN))
    .toBe(`# Builds rooms in one stage, and runs it in another as a user without rights. Its port is in src/server.js.
ARG BUILD_IMAGE=node:24-slim
ARG BASE_IMAGE=node:24-slim

FROM \${BUILD_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .

FROM \${BASE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=node:node /app /app
WORKDIR /app
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node","-e","fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node","src/server.js"]
`);
});

it('builds with development packages, and leaves them behind', () => {
  const text = renderDockerfile({ ...PLAIN, scripts: { build: 'tsc', start: 'node dist/main.js' } });
  expect(text).toContain(`RUN npm ci --ignore-scripts
COPY . .
RUN npm run build
RUN npm ci --omit=dev --ignore-scripts

FROM`);
});

it('keeps development packages that start it, and finds their programs', () => {
  const text = renderDockerfile({
    ...PLAIN,
    scripts: { start: 'tsx src/server.ts' },
    port: undefined,
    healthPath: undefined,
  });
  expect(text).toContain(
    '# What starts it, tsx, may need development packages: they stay.\nRUN npm ci --ignore-scripts\nCOPY . .',
  );
  expect(text).toContain('ENV PATH=/app/node_modules/.bin:$PATH\n');
  expect(text).toContain('CMD ["sh","-c","exec tsx src/server.ts"]');
  expect(text).toContain('EXPOSE 8080');
  expect(text).toContain("'/').then((r) => process.exit(0)");
});

it('installs where there are compilers, if packages need them', () => {
  const text = renderDockerfile({ ...PLAIN, installer: { ...PLAIN.installer, compiles: true }, hasNpmSettings: true });
  expect(text).toContain('ARG BUILD_IMAGE=node:24\nARG BASE_IMAGE=node:24-slim');
  expect(text).toContain('COPY package.json package-lock.json .npmrc ./');
  expect(renderDockerfile({ ...PLAIN, baseImage: 'gcr.io/distroless/nodejs' })).toContain(
    'ARG BUILD_IMAGE=node:24-slim',
  );
});

it('keeps secrets out, unless the service is started with them', () => {
  expect(renderDockerignore(PLAIN).split('\n')).toContain('.env');
  expect(renderDockerignore({ scripts: { start: 'node --env-file=.env a.js' } }).split('\n')).not.toContain('.env');
});

it.each([
  [['/api/users', '/api/health'], '/api/health'],
  [['/healthz/{id}', '/status'], '/status'],
  [['/users'], undefined],
])('finds among %j the operation that tells of health', (paths, expected) => {
  const document = {
    openapi: '3.1.0' as const,
    info: { title: 'a', version: '1' },
    paths: Object.fromEntries(paths.map((name) => [name, { get: { responses: {} } }])),
  };
  expect(findHealthPath(document)).toBe(expected);
});
