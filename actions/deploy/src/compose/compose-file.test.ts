import { describe, expect, it } from 'vitest';

import type { ComposeChange } from './compose-file';
import {
  adaptComposeFile,
  createComposeFile,
  findContainerPort,
  findMainService,
  parseComposeFile,
  readBuildSettings,
} from './compose-file';

const GIVEN = `name: shop
services:
  web:
    container_name: shop-web
    build:
      context: .
      target: run
      args:
        BASE_IMAGE: \${BASE_IMAGE:-node:24-slim}
        FLAG: 1
    ports: ['\${PORT:-8080}:3000']
    environment: [NODE_ENV=production, API_KEY]
    labels: { team: shop }
    depends_on: [db]
    healthcheck: { test: [CMD, node, check.mjs], interval: 30s }
  db:
    image: postgres:17
    container_name: shop-db
    ports: ['5432:5432']
    volumes: ['data:/var/lib/postgresql/data']
volumes:
  data:
`;

const change: ComposeChange = {
  main: 'web',
  image: 'shop:run',
  hostPort: 41_234,
  containerPort: 3000,
  labels: { 'orchestrate.service': 'shop' },
  environment: { PORT: '3000' },
  passed: ['DATABASE_URL'],
  healthTest: ['CMD-SHELL', 'curl $HOST'],
  readyTimeoutSeconds: 20,
  isKept: false,
};

describe('adaptComposeFile', () => {
  const file = parseComposeFile(GIVEN, 'compose.yaml');

  it('runs the image of this run on one port of this machine', () => {
    expect(adaptComposeFile(file, change).services.web).toEqual({
      image: 'shop:run',
      ports: ['127.0.0.1:41234:3000'],
      environment: { NODE_ENV: 'production', API_KEY: null, DATABASE_URL: null, PORT: '3000' },
      labels: { team: 'shop', 'orchestrate.service': 'shop' },
      depends_on: ['db'],
      restart: 'no',
      healthcheck: {
        test: ['CMD', 'node', 'check.mjs'],
        interval: '1s',
        timeout: '5s',
        start_period: '20s',
        retries: 3,
      },
    });
  });

  it('leaves other services what they need, and nothing that two deployments cannot share', () => {
    const adapted = adaptComposeFile(file, change);
    expect(adapted.services.db).toEqual({
      image: 'postgres:17',
      volumes: ['data:/var/lib/postgresql/data'],
      labels: { 'orchestrate.service': 'shop' },
    });
    expect(Object.keys(adapted)).toEqual(['services', 'volumes']);
  });

  it('is checked less often when it is kept', () => {
    const web = adaptComposeFile(file, { ...change, isKept: true }).services.web;
    expect(web).toMatchObject({ healthcheck: { interval: '5s' } });
  });

  it('asks the check of the image, whose variables are its own', () => {
    const app = adaptComposeFile(createComposeFile(), { ...change, main: 'app' }).services.app;
    expect(app?.healthcheck).toMatchObject({ test: ['CMD-SHELL', 'curl $$HOST'], interval: '1s' });
  });

  it('asks nothing where there is no check, or a disabled one', () => {
    const none = adaptComposeFile(createComposeFile(), { ...change, main: 'app', healthTest: undefined }).services.app;
    expect(none).not.toHaveProperty('healthcheck');
    const disabled = parseComposeFile('services: { web: { build: ., healthcheck: { disable: true } } }', 'c');
    expect(adaptComposeFile(disabled, change).services.web?.healthcheck).toEqual({ disable: true });
  });
});

describe('readBuildSettings', () => {
  it('fills in defaults as compose would', () => {
    expect(readBuildSettings(parseComposeFile(GIVEN, 'c'), 'web')).toEqual({
      file: undefined,
      stage: 'run',
      args: { BASE_IMAGE: 'node:24-slim', FLAG: '1' },
    });
  });

  it.each(['services: { web: { build: ./app } }', 'services: { web: { build: { context: .. } } }'])(
    'refuses another context: %s',
    (text) => {
      expect(() => readBuildSettings(parseComposeFile(text, 'c'), 'web')).toThrow(/build context of web must be "."/);
    },
  );
});

describe('findMainService', () => {
  const parse = (text: string) => parseComposeFile(text, 'compose.yaml');
  it('is the one that is built, or the one that is named so', () => {
    expect(findMainService(parse(GIVEN), 'shop')).toBe('web');
    expect(findMainService(parse('services: { a: { build: . }, shop: { build: . } }'), 'shop')).toBe('shop');
  });

  it.each([
    { text: 'services: { db: { image: postgres } }', problem: /no service has a build section/ },
    { text: 'services: { a: { build: . }, b: { build: . } }', problem: /several services are built \(a, b\)/ },
  ])('refuses $text', ({ text, problem }) => {
    expect(() => findMainService(parse(text), 'shop')).toThrow(problem);
  });
});

it.each([
  { ports: "['8080:3000']", port: 3000 },
  { ports: "['127.0.0.1:8080:3000/tcp']", port: 3000 },
  { ports: '[3000]', port: 3000 },
  { ports: '[{ target: 3000, published: 80 }]', port: 3000 },
  { ports: "['${PORT:-8080}:${INNER:-3000}']", port: 3000 },
  { ports: '[]', port: undefined },
])('finds the port inside: $ports', ({ ports, port }) => {
  const file = parseComposeFile(`services: { web: { build: ., ports: ${ports} } }`, 'c');
  expect(findContainerPort(file, 'web')).toBe(port);
});

it.each(['services: []', 'nothing: here', 'services: {web: {'])('refuses what is no compose file: %s', (text) => {
  expect(() => parseComposeFile(text, 'compose.yaml')).toThrow(/compose\.yaml/);
});
