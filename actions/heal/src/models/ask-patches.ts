import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import type { Answer } from '@orchestrate/kit/models/ask';
import type { PromptTemplate } from '@orchestrate/kit/models/prompt';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';

import { toProposal } from '../plug-ins/to-proposal';

import type { PatchAnswer } from './answers';
import { patchAnswerSchema } from './answers';
import type { Material } from './material';
import type { OwnFiles } from './own-files';
import type { Draft } from './rank-drafts';
import { rankDrafts } from './rank-drafts';
import { readPatch } from './read-patch';

/** A way to look for a patch. Several are asked at a time, so that they do not all make the same mistake. */
export interface Angle {
  readonly angle: string;
  readonly temperature: number;
}

export const FIRST_ANGLES: readonly Angle[] = [
  { angle: 'the smallest change that is right for every input', temperature: 0 },
  { angle: 'what the code around the cause means to do, and where it says something else', temperature: 0.5 },
  { angle: 'another cause than the first that comes to mind, in another function or file', temperature: 0.9 },
];
export const SECOND_ANGLES: readonly Angle[] = [
  { angle: 'what the attempts have in common that is wrong', temperature: 0.2 },
  { angle: 'a cause that no attempt has looked at', temperature: 0.8 },
];

/** A patch that was asked for, and what became of it. */
export interface Attempt {
  readonly title: string;
  readonly shown: string;
  why: string;
}

/** What models are asked for patches with. */
export interface PatchQuestion {
  readonly gate: string;
  readonly material: Material;
  readonly cause: string;
  readonly attempts: readonly Attempt[];
  readonly files: OwnFiles;
}

const MOST_SECONDS = 120;
const LONGEST_WHY = 3_000;

function describeAttempts(attempts: readonly Attempt[]): string {
  const told = attempts.map(({ title, shown, why }) => `## ${title}\n${shown}\nWhy not: ${why.slice(0, LONGEST_WHY)}`);
  return told.join('\n\n') || 'nothing';
}

function show({ hunks, newFiles }: PatchAnswer): string {
  const changed = hunks.map(({ path, before, after }) => `${path}: instead of\n${before}\nthis:\n${after}`);
  return [...changed, ...newFiles.map(({ path, text }) => `${path}, new:\n${text}`)].join('\n').slice(0, 4_000);
}

async function toDraft({ value, provider, model, completion }: Answer<PatchAnswer>, files: OwnFiles): Promise<Draft> {
  const { title, reason, hunks, newFiles } = value;
  const name = `${provider}/${model}`;
  const sizes = [...hunks.flatMap(({ before, after }) => [before, after]), ...newFiles.map(({ text }) => text)];
  return {
    // A provider that says no more of its model than the name it was asked by has no version to tell.
    proposal: toProposal(await readPatch(value, files), {
      name,
      version: completion.model || model,
      title,
      reason: reason.trim() === '' ? `${name} gives no reason` : reason,
    }),
    provider,
    size: sizes.reduce((sum, text) => sum + text.length, 0),
    shown: show(value),
  };
}

async function ask(
  { gate, material, cause, attempts, files }: PatchQuestion,
  { angle, temperature }: Angle,
  template: PromptTemplate,
  seconds: number,
  { models }: Pick<Deps, 'models'>,
): Promise<Draft> {
  const values = { ...material, gate, angle, cause, attempts: describeAttempts(attempts) };
  const answer = await models.ask({
    task: 'patch',
    rationale: `Ask for a repair of ${gate}: ${angle}`,
    prompt: renderPrompt(template, values),
    schema: { name: 'patch', type: patchAnswerSchema },
    temperature,
    limits: { seconds: Math.min(MOST_SECONDS, seconds) },
  });
  return toDraft(answer, files);
}

/** Asks for patches from several angles at once. Gives the best first, and why others are missing. */
export async function askPatches(
  question: PatchQuestion,
  angles: readonly Angle[],
  seconds: number,
  deps: Pick<Deps, 'models' | 'actionDirectory'>,
): Promise<{ readonly drafts: readonly Draft[]; readonly problems: readonly string[] }> {
  const template = await readPrompt(deps.actionDirectory, 'patch');
  const answers = await Promise.allSettled(angles.map((angle) => ask(question, angle, template, seconds, deps)));
  const drafts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const problems = answers.flatMap((answer) => (answer.status === 'rejected' ? [describeError(answer.reason)] : []));
  return { drafts: rankDrafts(drafts), problems: [...new Set(problems)] };
}
