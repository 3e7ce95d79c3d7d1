import path from 'node:path';

import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import type { GithubAccess, GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';

import type { Inputs } from './inputs';
import type { Outputs } from './outputs';
import type { CheckedPatch } from './patch/check-patch';
import { checkPatch } from './patch/check-patch';
import { MOST_PATCH_BYTES } from './patch/judge-size';
import { readBounded } from './patch/read-bounded';
import { openPullRequest } from './pull-request/open-pull-request';
import type { Delivered } from './report/delivered';
import { blocked, STATUS_BY_OUTCOME } from './report/delivered';
import { explainRefusal } from './report/explain-refusal';
import { keepDelivery } from './report/keep-delivery';
import { readStory } from './report/story';
import { suggest } from './suggestion/suggest';

/** GitHub as this action sees it: what the run is for, and the interface that writes. */
export interface Github {
  readContext(): Promise<WorkflowContext>;
  openApi(access: GithubAccess): GithubApi;
}

const DEADLINE_SECONDS = 300;
const NO_TOKEN =
  'token: there is none; leave the input out to take the one of the workflow, or give one that may write';

async function readPatch(file: string): Promise<string> {
  const text = await readBounded(file, MOST_PATCH_BYTES);
  if (text !== undefined) return text;
  throw new ConfigurationError('no-patch', [
    `patch: there is no file ${file}; give the path of a patch, and deliver only where heal changed something`,
  ]);
}

function refuse(problems: readonly string[]): Delivered {
  const reasons = problems.length === 1 ? '1 reason' : `${problems.length} reasons`;
  return {
    outcome: 'refused',
    headline: `the patch is refused for ${reasons}: ${problems[0] ?? ''}`.slice(0, 500),
    remaining: problems,
  };
}

async function send(inputs: Inputs, checked: CheckedPatch, deps: Deps, github: Github): Promise<Delivered> {
  const { applied, problems, hash, allowed } = checked;
  if (applied === undefined || problems.length > 0) return refuse(problems);
  if (inputs.token === '') return blocked(NO_TOKEN);
  const story = await readStory(path.dirname(path.resolve(deps.workingDirectory, inputs.patch)));
  const context = await github.readContext();
  const { owner, repository } = context;
  const { clock, log, signal, redact } = deps;
  const api = github.openApi({
    token: inputs.token,
    owner,
    repository,
    deadline: DEADLINE_SECONDS,
    clock,
    log,
    signal,
  });
  const work = { inputs, context, applied, allowed, story, hash, redact };
  try {
    return await (inputs.as === 'pull-request' ? openPullRequest(api, work) : suggest(api, work));
  } catch (error) {
    const remedy = error instanceof GithubError ? explainRefusal(error) : undefined;
    if (remedy === undefined) throw error;
    return blocked(remedy);
  }
}

export async function run(inputs: Inputs, deps: Deps, github: Github): Promise<Outcome<Outputs>> {
  const patch = await readPatch(path.resolve(deps.workingDirectory, inputs.patch));
  const checked = await checkPatch(patch, inputs, deps);
  const delivered = await send(inputs, checked, deps, github);
  await keepDelivery(inputs.as, checked, delivered, deps);
  const { outcome, headline, remaining = [], url = '', number, branch = '' } = delivered;
  return {
    status: STATUS_BY_OUTCOME[outcome],
    engine: 'offline',
    headline,
    remaining,
    outputs: { url, number: number === undefined ? '' : String(number), branch },
  };
}
