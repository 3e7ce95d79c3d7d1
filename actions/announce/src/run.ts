import path from 'node:path';

import type { Announced, AnnouncementPart } from '@orchestrate/contracts/announcement';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import type { GithubAccess, GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';
import { redactValues } from '@orchestrate/kit/safety/redaction';

import { keepCheck } from './check/keep-check';
import { uploadFindings } from './code-scanning/upload-findings';
import { keepComment, renderBody } from './comment/keep-comment';
import type { Inputs } from './inputs';
import { createKey } from './mark';
import type { Outputs } from './outputs';
import { conclude } from './report/decide-status';
import { explainRefusal } from './report/explain-refusal';
import { keepAnnouncement } from './report/keep-announcement';
import { createPlace } from './subject/place';
import type { CheckedRun } from './subject/read-run';
import { readCheckedRun } from './subject/read-run';
import type { Work } from './work';

/** GitHub as this action sees it: what the run is for, the interface that writes, and time. */
export interface Github {
  readContext(): Promise<WorkflowContext>;
  openApi(access: GithubAccess): GithubApi;
  pause(seconds: number): Promise<void>;
}

const DEADLINE_SECONDS = 300;

/** Why there is nobody to tell; on a laptop there mostly is not. */
async function findGithub(inputs: Inputs, github: Github): Promise<WorkflowContext | string> {
  if (inputs.token === '')
    return 'token: there is none, so nothing is told on GitHub; leave the input out to take the one of the workflow';
  try {
    return await github.readContext();
  } catch (error) {
    if (error instanceof ConfigurationError && error.code === 'not-in-a-workflow') return error.message;
    throw error;
  }
}

function prepare(inputs: Inputs, { summary, evidence }: CheckedRun, context: WorkflowContext, api: GithubApi): Work {
  const workflow = context.workflow ?? 'orchestrate';
  const name = inputs.name === '' ? (summary.service?.name ?? 'run') : inputs.name;
  return {
    ...{ inputs, api, context, summary, evidence },
    toPlace: createPlace(evidence, summary, inputs.directory),
    key: createKey(workflow, name),
    turn: { number: context.runNumber ?? 0, attempt: context.runAttempt ?? 0 },
    title: `${workflow} / ${name}`,
  };
}

/** What one part is refused, or cannot be done, costs no other part. */
async function attempt(
  part: AnnouncementPart,
  isAsked: boolean,
  tell: () => Promise<Announced>,
  log: Deps['log'],
): Promise<Announced> {
  if (!isAsked) return { part, outcome: 'off' };
  try {
    return await tell();
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const remedy = explainRefusal(part, error);
    if (remedy === undefined) log.error(`${part}: ${error.message}`);
    return { part, outcome: remedy === undefined ? 'failed' : 'refused', reason: remedy ?? error.message };
  }
}

async function tell(work: Work, inputs: Inputs, deps: Deps, github: Github): Promise<Announced[]> {
  const { evidence, log } = deps;
  const keepSarif = ({ text }: { text: string }): Promise<string> => evidence.writeText('findings.sarif', text);
  if (inputs.comment) await evidence.writeText('comment.md', renderBody(work));
  return [
    await attempt('comment', inputs.comment, () => keepComment(work), log),
    await attempt('check', inputs.check, () => keepCheck(work), log),
    await attempt(
      'sarif',
      inputs.sarif,
      () => uploadFindings(work, keepSarif, (seconds) => github.pause(seconds)),
      log,
    ),
  ];
}

export async function announceRun(
  checked: CheckedRun,
  inputs: Inputs,
  deps: Deps,
  github: Github,
): Promise<Outcome<Outputs>> {
  const { summary } = checked;
  const nothing: Outputs = { comment: '', check: '', sarif: '', told: summary.run_id };
  const context = await findGithub(inputs, github);
  if (typeof context === 'string')
    return { status: 'blocked', engine: 'offline', headline: context, remaining: [context], outputs: nothing };
  const { owner, repository } = context;
  const { clock, log, signal } = deps;
  const access = { token: inputs.token, owner, repository, deadline: DEADLINE_SECONDS, clock, log, signal };
  const work = prepare(inputs, checked, context, github.openApi(access));
  const parts = redactValues(deps.redact, await tell(work, inputs, deps, github));
  const conclusion = conclude(parts);
  await keepAnnouncement({ run: summary.run_id, key: work.key, parts }, conclusion.headline, deps);
  for (const { part, outcome, reason } of parts)
    if (outcome === 'refused') deps.annotate({ level: 'notice', title: `announce: ${part}`, message: reason ?? '' });
  const urlOf = (part: AnnouncementPart): string => parts.find((one) => one.part === part)?.url ?? '';
  const sarif = parts.find(({ part }) => part === 'sarif')?.outcome ?? '';
  return {
    ...conclusion,
    engine: 'offline',
    outputs: { ...nothing, comment: urlOf('comment'), check: urlOf('check'), sarif },
  };
}

export async function run(inputs: Inputs, deps: Deps, github: Github): Promise<Outcome<Outputs>> {
  const checked = await readCheckedRun(path.resolve(deps.workingDirectory, inputs.run));
  return announceRun(redactValues(deps.redact, checked), inputs, deps, github);
}
