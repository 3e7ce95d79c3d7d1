import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import { scrubEnvironment } from '../../exec/environment';
import { findProgram } from '../../exec/find-program';
import { readToolVersion } from '../../exec/tool-versions';
import { ModelError } from '../provider';

import type { Agent, AgentKind } from './agent';
import { claude } from './claude';
import { codex } from './codex';
import { gemini } from './gemini';

const AGENTS: Readonly<Record<AgentKind, Agent>> = { codex, claude, 'gemini-cli': gemini };

/** Of what commands see, this is for a program that talks to a server and to nobody else. */
const KEPT =
  /^(?:PATH|LANG|LANGUAGE|LC_\w+|TZ|TERM|CI|NO_COLOR|RUNNER_TRACKING_ID|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy)$/;

/** An agent as it stands on this machine. */
export interface FoundAgent {
  readonly agent: Agent;
  /** Absolute; `undefined` where the program is not there. */
  readonly file: string | undefined;
  /** `missing` where the program is not there. */
  readonly version: string;
  readonly settings: ProviderSettings;
  /** `undefined` where no variable holds one. */
  readonly key: string | undefined;
  /** What the program sees of the machine's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Whether a kind of provider is a program. */
export function isAgentKind(kind: ProviderSettings['kind']): kind is AgentKind {
  return Object.hasOwn(AGENTS, kind);
}

/**
 * Looks for an agent's program, its version and its key.
 * @throws {ModelError} `bad-request` for settings of something that is no program
 */
export async function findAgent(
  settings: ProviderSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FoundAgent> {
  if (!isAgentKind(settings.kind)) throw new ModelError('bad-request', `${settings.kind} is no command-line agent`);
  const agent = AGENTS[settings.kind];
  const file = (await findProgram(agent.program, environment))?.file;
  return {
    agent,
    file,
    version: file === undefined ? 'missing' : await readToolVersion(file),
    settings,
    key: environment[settings['key-variable'] ?? agent.keyVariable],
    environment: Object.fromEntries(Object.entries(scrubEnvironment(environment)).filter(([name]) => KEPT.test(name))),
  };
}

/**
 * What a start of the program needs and may lack.
 * @throws {ModelError} `missing-program` with the command that installs it, `authentication` with the variable
 */
export function requireAgent({ agent, file, key, settings }: FoundAgent): { file: string; key: string } {
  if (file === undefined)
    throw new ModelError(
      'missing-program',
      `there is no program ${agent.program} on the PATH; install it: ${agent.install}`,
    );
  if (key === undefined || key === '')
    throw new ModelError(
      'authentication',
      `${agent.program} has no key: set the variable ${settings['key-variable'] ?? agent.keyVariable}`,
    );
  return { file, key };
}
