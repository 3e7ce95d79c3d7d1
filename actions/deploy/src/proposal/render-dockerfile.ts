import { findStartScript } from '../source/start-script';

import type { ContainerFacts } from './container-facts';
import { readStartLine } from './start-line';

const DEFAULT_PORT = 8080;

/** An image that has npm, and compilers where packages need them. */
function chooseBuildImage({ baseImage, installer }: ContainerFacts): string {
  const image = /(?:^|\/)node:/.test(baseImage) ? baseImage : 'node:24-slim';
  return installer.compiles ? image.replace(/-slim$/, '') : image;
}

function renderHealthcheck({ healthPath }: ContainerFacts): string {
  // Where no operation tells of its health, it is well as long as it answers at all.
  const judge = healthPath === undefined ? 'process.exit(0)' : 'process.exit(r.ok ? 0 : 1)';
  const url = `'http://127.0.0.1:' + process.env.PORT + '${healthPath ?? '/'}'`;
  const script = `fetch(${url}).then((r) => ${judge}, () => process.exit(1))`;
  const flags = '--interval=10s --timeout=5s --start-period=30s --retries=3';
  return `HEALTHCHECK ${flags} CMD ${JSON.stringify(['node', '-e', script])}`;
}

function renderBuild(facts: ContainerFacts): string[] {
  const { installer, scripts, developmentPackages, hasNpmSettings } = facts;
  const { program } = readStartLine(scripts);
  const files = [...installer.files, ...(hasNpmSettings ? ['.npmrc'] : [])].join(' ');
  const head = ['FROM ${BUILD_IMAGE} AS build', 'WORKDIR /app', `COPY ${files} ./`];
  const needsDevelopment = program === 'npm' || developmentPackages.includes(program);
  const last = needsDevelopment
    ? [`# What starts it, ${program}, may need development packages: they stay.`]
    : [`RUN ${installer.production}`];
  if (scripts.build !== undefined) return [...head, `RUN ${installer.all}`, 'COPY . .', 'RUN npm run build', ...last];
  return needsDevelopment ? [...head, ...last, `RUN ${installer.all}`, 'COPY . .'] : [...head, ...last, 'COPY . .'];
}

/** Writes the Dockerfile of a service that has none: built in one stage, and run in another by a user without rights. */
export function renderDockerfile(facts: ContainerFacts): string {
  const { port, scripts } = facts;
  const { argv, sets } = readStartLine(scripts);
  const number = port?.port ?? DEFAULT_PORT;
  const environment = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: String(number), ...sets };
  const where = port === undefined ? 'is told by PORT alone' : `is in ${port.file}`;
  return [
    `# Builds ${facts.name} in one stage, and runs it in another as a user without rights. Its port ${where}.`,
    `ARG BUILD_IMAGE=${chooseBuildImage(facts)}`,
    `ARG BASE_IMAGE=${facts.baseImage}`,
    '',
    ...renderBuild(facts),
    '',
    'FROM ${BASE_IMAGE}',
    `ENV ${Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
    ...(argv[0] === 'sh' ? ['ENV PATH=/app/node_modules/.bin:$PATH'] : []),
    'COPY --from=build --chown=node:node /app /app',
    'WORKDIR /app',
    'USER node',
    `EXPOSE ${number}`,
    renderHealthcheck(facts),
    `CMD ${JSON.stringify(argv)}`,
    '',
  ].join('\n');
}

/** What is left out of the image: what is made there anew, what no service reads, and what no image may hold. */
export function renderDockerignore({ scripts }: Pick<ContainerFacts, 'scripts'>): string {
  const readsEnvironment = (findStartScript(scripts)?.line ?? '').includes('.env');
  const secrets = readsEnvironment ? [] : ['.env', '.env.*'];
  return [
    ...['.git', '.github', 'node_modules', 'coverage', 'npm-debug.log*', 'Dockerfile', '.dockerignore'],
    ...secrets,
    '*.pem',
    '*.key',
    '',
  ].join('\n');
}
