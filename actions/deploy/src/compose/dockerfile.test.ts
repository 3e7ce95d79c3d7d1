import { describe, expect, it } from 'vitest';

import { listPreparedParts, listStaged, parseDockerfile } from './dockerfile';

const GENERATED = `# Copies a service that was built outside.
ARG BASE_IMAGE=node:24-slim
FROM \${BASE_IMAGE}
WORKDIR /app
COPY package.json ./
COPY node_modules ./node_modules
COPY dist ./dist
COPY scripts/healthcheck.mjs ./scripts/
COPY --chown=1000:1000 data /data
CMD ["node", "dist/main.js"]
`;

const SELF_CONTAINED = `FROM node:24 AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci && \\
    npm cache clean --force
COPY . .
RUN npm run build
FROM node:24-slim
COPY --from=build /app/dist /app/dist
COPY ["./public files/", "/app/public"]
`;

describe('parseDockerfile', () => {
  it('finds the argument that chooses the base, and what is copied', () => {
    expect(parseDockerfile(GENERATED)).toEqual({
      base: '${BASE_IMAGE}',
      baseArgument: { name: 'BASE_IMAGE', fallback: 'node:24-slim' },
      sources: ['package.json', 'node_modules', 'dist', 'scripts/healthcheck.mjs', 'data'],
      installs: false,
    });
  });

  it('looks at the last stage, and not at what comes from other stages', () => {
    expect(parseDockerfile(SELF_CONTAINED)).toEqual({
      base: 'node:24-slim',
      baseArgument: undefined,
      sources: ['package*.json', '.', 'public files'],
      installs: true,
    });
  });

  it.each([
    { from: 'ARG B=x\nFROM $B', name: 'B' },
    { from: 'ARG B\nFROM --platform=linux/amd64 ${B:-node:24} AS app', name: 'B' },
    { from: 'FROM ${B:-node:24}', name: undefined },
    { from: 'ARG B=x\nFROM node:${B}', name: undefined },
    { from: '', name: undefined },
  ])('$from', ({ from, name }) => {
    expect(parseDockerfile(from).baseArgument?.name).toBe(name);
  });
});

describe('listPreparedParts', () => {
  it.each([
    { name: 'a built app is copied', text: GENERATED, expected: { build: true, packages: true } },
    { name: 'it builds by itself', text: SELF_CONTAINED, expected: { build: false, packages: false } },
    {
      name: 'everything is copied and nothing installed',
      text: 'FROM x\nCOPY . /app',
      expected: { build: true, packages: true },
    },
    { name: 'only the build is copied', text: 'FROM x\nADD dist/ /app', expected: { build: true, packages: false } },
    {
      name: 'sources are copied',
      text: 'FROM x\nCOPY src distribution /app/',
      expected: { build: false, packages: false },
    },
  ])('$name', ({ text, expected }) => {
    expect(listPreparedParts(parseDockerfile(text))).toEqual(expected);
  });
});

describe('listStaged', () => {
  const present = [
    '.dockerignore',
    'Dockerfile',
    'README.md',
    'data',
    'dist',
    'node_modules',
    'package.json',
    'scripts',
    'src',
  ];

  it('takes only what is copied, and what Docker itself reads', () => {
    const staged = ['.dockerignore', 'Dockerfile', 'data', 'dist', 'package.json', 'scripts'];
    expect(listStaged(parseDockerfile(GENERATED), present)).toEqual(staged);
  });

  it('takes everything but packages where patterns or the whole context are copied', () => {
    expect(listStaged(parseDockerfile(SELF_CONTAINED), present)).toEqual(
      present.filter((name) => name !== 'node_modules'),
    );
  });

  it('takes a Dockerfile that lies deeper', () => {
    expect(listStaged({ sources: ['src/app.js'] }, [...present, 'docker'], 'docker/Dockerfile.app')).toEqual([
      '.dockerignore',
      'package.json',
      'src',
      'docker',
    ]);
  });
});
