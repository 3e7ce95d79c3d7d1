import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { ProviderSettings } from '@orchestrate/contracts/model-settings';

import type { CompletionRequest, ModelProvider } from '../provider';
import { ModelError } from '../provider';

import type { FoundAgent } from './find-agent';
import { findAgent, requireAgent } from './find-agent';
import { renderPrompt } from './render-prompt';
import type { AgentDeps } from './run-agent';
import { runAgent } from './run-agent';

/** The asker's own limits end a call before this does. */
const MOST_SECONDS = 3_600;

let count = 0;

/** A directory for one start of a program, gone after it: what it keeps of one call does not reach the next. */
export async function withScratch<T>(deps: AgentDeps, use: (scratch: string) => Promise<T>): Promise<T> {
  count += 1;
  const scratch = await deps.scratch(`agent-${count}`);
  try {
    return await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

function refuse({ tools, rounds }: CompletionRequest, program: string): void {
  if ((tools ?? []).length + (rounds ?? []).length > 0)
    throw new ModelError('bad-request', `${program} takes no tools of others; ask another provider for tool calls`);
}

async function complete(
  found: FoundAgent,
  request: CompletionRequest,
  control: Parameters<ModelProvider['complete']>[1],
  deps: AgentDeps,
): ReturnType<ModelProvider['complete']> {
  const { agent, version, settings, environment } = found;
  const { file, key } = requireAgent(found);
  refuse(request, agent.program);
  return withScratch(deps, async (scratch) => {
    const cwd = path.join(scratch, 'empty');
    await mkdir(cwd);
    return runAgent(deps, {
      ...{ agent, file, version, environment, scratch, cwd },
      prompt: renderPrompt(request.messages),
      task: {
        model: request.model,
        mayEdit: false,
        key,
        baseUrl: settings['base-url'],
        maxOutputTokens: request.maxOutputTokens,
      },
      why: `Ask ${request.model} by ${agent.program}`,
      timeout: MOST_SECONDS,
      ...control,
    });
  });
}

/**
 * A command-line agent as a provider of text: started in an empty directory, with an empty home, its key and nothing
 * else, and with no tool that runs a command or writes a file. It takes no tools of others, and temperatures have no
 * effect.
 * @param environment - where its program and its key are looked for
 * @throws {ModelError} `bad-request` where the settings are of no program; a program that is missing is said when asked
 */
export async function openAgent(
  name: string,
  settings: ProviderSettings,
  environment: Readonly<Record<string, string | undefined>>,
  deps: AgentDeps,
): Promise<ModelProvider> {
  const found = await findAgent(settings, environment);
  return {
    name,
    kind: found.agent.kind,
    version: `${found.agent.program} ${found.version}`,
    enforcesSchemas: false,
    complete: (request, control) => complete(found, request, control, deps),
  };
}
