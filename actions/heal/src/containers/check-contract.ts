import { readdir, readFile } from 'node:fs/promises';

import type { ComposeSettings } from './compose-settings';
import { readCompose } from './compose-settings';
import type { ImageSettings, PlacedCommand } from './dockerfile';
import { readDockerfile } from './dockerfile';
import type { CheckText } from './health-check';
import { explainFailure, listAskedPaths, listAskedPorts, listRoutes } from './health-check';
import type { Violation } from './judge-ports';
import { findWantedPort, judgePorts } from './judge-ports';
import { askStatus, findFreePort, RunningService, runCheck } from './running-service';

/** Where it can be seen what a tree's containers are like. */
export const DOCKERFILE = 'Dockerfile';
const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const MOST_ROUTES = 40;

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function findCompose(): Promise<(ComposeSettings & { readonly file: string }) | undefined> {
  for (const file of COMPOSE_FILES) {
    const settings = readCompose((await readText(file)) ?? '');
    if (settings !== undefined) return { ...settings, file };
  }
  return undefined;
}

/** The texts that a check is made of. */
async function readCheck(file: string, { argv, line }: PlacedCommand): Promise<CheckText[]> {
  const own = { file, text: argv.join(' '), line };
  const scripts = await Promise.all(
    argv
      .flatMap((word) => word.split(/\s+/))
      .filter((word) => /^[\w./-]+\.\w+$/.test(word) && !word.startsWith('/') && !word.includes('..'))
      .map(async (script) => ({ file: script, text: (await readText(script)) ?? '', line: 1 })),
  );
  return [own, ...scripts.filter(({ text }) => text !== '')];
}

async function readRoutes(): Promise<string[]> {
  const names = await readdir('src', { recursive: true }).catch(() => []);
  const sources = names.filter((name) => /\.[cm]?[jt]s$/.test(name));
  return listRoutes(await Promise.all(sources.map(async (name) => (await readText(`src/${name}`)) ?? '')));
}

/** An image's environment on this machine: its folders are not here, and nobody else is to be answered. */
function adaptEnvironment(environment: ImageSettings['environment']): Record<string, string> {
  const adapted = [...environment].map(([name, value]): [string, string] => {
    if (value.startsWith('/')) return [name, ''];
    return [name, value === '0.0.0.0' ? '127.0.0.1' : value];
  });
  return { ...Object.fromEntries(adapted), NODE_ENV: 'development' };
}

interface Check {
  readonly file: string;
  readonly command: PlacedCommand;
  readonly texts: readonly CheckText[];
}

/** The checks of image and compose file; what both say alike is asked once. */
async function listChecks(
  image: ImageSettings,
  compose: Awaited<ReturnType<typeof findCompose>>,
): Promise<readonly Check[]> {
  const all = [
    { file: DOCKERFILE, command: image.healthcheck },
    { file: compose?.file ?? '', command: compose?.healthcheck },
  ];
  const seen = new Set<string>();
  const checks: Check[] = [];
  for (const { file, command } of all) {
    if (command === undefined || seen.has(command.argv.join('\0'))) continue;
    seen.add(command.argv.join('\0'));
    checks.push({ file, command, texts: await readCheck(file, command) });
  }
  return checks;
}

async function explain(check: Check, how: string, port: number, listens: number): Promise<Violation[]> {
  const { file, command, texts } = check;
  const routes = await readRoutes();
  const asked = listAskedPaths(texts).map(({ value }) => value);
  const answersAt = new Map<string, boolean>();
  for (const path of [...new Set([...asked, ...routes])].slice(0, MOST_ROUTES)) {
    const status = await askStatus(port, path);
    answersAt.set(path, status >= 200 && status < 300);
  }
  return explainFailure({ file, line: command.line, how, texts, listens, answersAt, routes });
}

/** What came of holding the container files against the running service. */
export interface ContractResult {
  readonly violations: readonly Violation[];
  /** Why nothing can be said: the service could not be seen running. */
  readonly obstacle?: string;
}

/**
 * Starts the service of the working directory as its image would, and holds what Dockerfile and compose file say of
 * ports and health against what it does.
 */
export async function checkContract(): Promise<ContractResult> {
  const image = readDockerfile((await readText(DOCKERFILE)) ?? '');
  if (image.command === undefined) return { violations: [], obstacle: `${DOCKERFILE} names no command` };
  const compose = await findCompose();
  const checks = await listChecks(image, compose);
  const wanted = findWantedPort(image);
  // A check that names its port cannot be asked at another one.
  const isFixed = checks.some(({ texts }) => listAskedPorts(texts).some(({ value }) => value === String(wanted)));
  const asked = await findFreePort(isFixed ? wanted : 0);
  if (asked === undefined) return { violations: [], obstacle: `port ${wanted} is taken on this machine` };
  const environment = adaptEnvironment(image.environment);
  const service = RunningService.start(image.command, environment, asked);
  try {
    const port = await service.waitForPort();
    if (port === undefined) return { violations: [], obstacle: 'the service does not listen' };
    const listens = port === asked ? wanted : port;
    const violations = judgePorts({ ...image, file: DOCKERFILE }, compose, listens);
    for (const check of checks) {
      const how = await runCheck(check.command.argv, { ...environment, PORT: String(asked) });
      if (how !== undefined) violations.push(...(await explain(check, how, port, listens)));
    }
    return { violations };
  } finally {
    await service.stop();
  }
}
