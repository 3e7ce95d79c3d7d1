import path from 'node:path';

import { MODEL_TASKS } from '@orchestrate/contracts/model-call';
import type { ModelSettings, ProviderKind } from '@orchestrate/contracts/model-settings';

import type { Deps } from '../action/deps';
import { ConfigurationError } from '../errors';

import type { AgentGround } from './agents/agent-ground';
import type { Models } from './ask';
import type { CassetteMode, ModelsFrame, OpenProvider } from './models-frame';
import { createNoModels } from './no-models';
import { PROVIDER_VARIABLES, variablesOf } from './provider-variables';
import { PROXY_VARIABLES } from './proxy';
import { listProviders } from './roster';
import { explainNobody, resolveRoute } from './route';

const AGENT_KINDS: ReadonlySet<ProviderKind> = new Set<ProviderKind>(['codex', 'claude', 'gemini-cli']);

type Environment = Readonly<Record<string, string | undefined>>;

/** `record` keeps every answer in a cassette, `replay` answers from it and asks nobody. */
export const CASSETTE_VARIABLE = 'ORCHESTRATE_CASSETTE';
/** Where the cassette lies; `cassettes` in the working directory unless set. */
export const CASSETTE_DIRECTORY_VARIABLE = 'ORCHESTRATE_CASSETTE_DIRECTORY';

/** What {@link openModels} is given of a phase. */
export interface ModelsOpening {
  readonly settings: ModelSettings;
  /** Of the step: the only place that keys come from. */
  readonly environment: Environment;
  readonly deps: Pick<
    Deps,
    | 'log'
    | 'clock'
    | 'run'
    | 'evidence'
    | 'redact'
    | 'signal'
    | 'cacheDirectory'
    | 'workingDirectory'
    | 'exec'
    | 'scratch'
    | 'configuration'
  >;
  readonly step: ModelsFrame['step'];
}

/** What {@link describeModels} looks at. */
export interface ModelsDescription extends Pick<ModelsOpening, 'settings' | 'environment'> {
  /** Absolute. */
  readonly workingDirectory: string;
}

/** Reads the cassette's variables. */
export function readCassette(environment: Environment, workingDirectory: string): ModelsFrame['cassette'] {
  const mode = environment[CASSETTE_VARIABLE] ?? '';
  const modes: Readonly<Record<string, CassetteMode>> = { '': 'off', record: 'record', replay: 'replay' };
  const known = modes[mode];
  if (known === undefined)
    throw new ConfigurationError('bad-cassette-mode', [
      `${CASSETTE_VARIABLE}: ${JSON.stringify(mode)} is neither record nor replay; unset it to do neither`,
    ]);
  const given = environment[CASSETTE_DIRECTORY_VARIABLE] ?? '';
  return { mode: known, directory: path.resolve(workingDirectory, given === '' ? 'cassettes' : given) };
}

/**
 * Says in a line who can be asked and within what, so that work done with models is never taken for work done without.
 * Empty where nobody can be asked.
 */
export function describeModels({ settings, environment, workingDirectory }: ModelsDescription): string {
  const { mode } = readCassette(environment, workingDirectory);
  const roster = listProviders(settings, environment, mode === 'replay');
  const routes = MODEL_TASKS.map((task) =>
    resolveRoute(task, settings, roster).candidates.map(({ entry, model }) => `${entry.name}/${model}`),
  );
  return routes.every((route) => route.length === 0) ? '' : JSON.stringify([mode, routes]);
}

/** Where servers are, and by which way they are reached, as their own clients and documents name it. */
const WAY_VARIABLES = [
  ...Object.values(PROVIDER_VARIABLES).flatMap((variables) => ('address' in variables ? [variables.address] : [])),
  'OPENAI_API_VERSION',
  ...PROXY_VARIABLES,
];

/** Opens real providers. A client sees the key of its own, and where servers are; a program what programs see. */
function openReal({ environment, deps }: Pick<ModelsOpening, 'environment' | 'deps'>): OpenProvider {
  let ground: AgentGround | undefined;
  return async (name, settings, key) => {
    if (AGENT_KINDS.has(settings.kind)) {
      const { openAgent } = await import('./agents/open-agent');
      const { createAgentGround } = await import('./agents/agent-ground');
      ground ??= createAgentGround(deps.exec, environment, deps.configuration.safety);
      return openAgent(name, settings, environment, { ...deps, ground });
    }
    const { openProvider } = await import('./providers/open-provider');
    const variable = settings['key-variable'] ?? variablesOf(settings.kind).key;
    const own = variable === undefined || key === undefined ? {} : { [variable]: key };
    const ways = Object.fromEntries(WAY_VARIABLES.map((way) => [way, environment[way]]));
    return openProvider(name, settings, { ...ways, ...own });
  };
}

/**
 * Makes what a phase asks models through. Where nobody can be asked it says why, reads and writes nothing, and loads
 * nothing more.
 * @param openProvider - the real providers unless a test has its own
 */
export async function openModels(opening: ModelsOpening, openProvider?: OpenProvider): Promise<Models> {
  const { settings, environment, deps, step } = opening;
  const cassette = readCassette(environment, deps.workingDirectory);
  const roster = listProviders(settings, environment, cassette.mode === 'replay');
  const routes = MODEL_TASKS.map((task) => ({ task, route: resolveRoute(task, settings, roster) }));
  const [first] = routes;
  if (first !== undefined && routes.every(({ route }) => route.candidates.length === 0))
    return createNoModels(explainNobody(first.task, settings, first.route));
  const { createModels } = await import('./create-models');
  return createModels({
    ...deps,
    step,
    settings,
    roster,
    cassette,
    openProvider: openProvider ?? openReal(opening),
    random: Math.random,
  });
}
