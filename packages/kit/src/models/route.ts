import type { ModelTask } from '@orchestrate/contracts/model-call';
import type { DefaultModels } from '@orchestrate/contracts/model-prices';
import { defaultModelsSchema } from '@orchestrate/contracts/model-prices';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';

import defaults from './default-models.json';
import type { Roster, RosterEntry } from './roster';

/** Somebody to ask, and for which model. */
export interface Candidate {
  readonly entry: RosterEntry;
  readonly model: string;
}

/** Whom a task asks, the first first, and what of its route cannot be asked. */
export interface Route {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly string[];
}

let defaultModels: DefaultModels | undefined;

const AUTHORS: readonly ModelTask[] = ['code', 'patch'];

function chooseModel({ settings }: RosterEntry, asked: string | undefined): string | undefined {
  defaultModels ??= defaultModelsSchema.parse(defaults);
  const { models } = defaultModels;
  const { kind } = settings;
  return asked ?? settings.model ?? (kind === 'azure-openai' ? undefined : models[kind]);
}

function resolve(word: string, roster: Roster): Candidate | string {
  const [name = '', ...rest] = word.split('/');
  const entry = roster.present.find((one) => one.name === name);
  if (entry === undefined) {
    const reason = roster.absent.find((one) => one.name === name)?.reason;
    return `${name}: ${reason ?? 'no such provider; name it under models.providers of .orchestrate.yml'}`;
  }
  const model = chooseModel(entry, rest.length === 0 ? undefined : rest.join('/'));
  return model === undefined ? `${name}: there is no model; set model to the name of the deployment` : { entry, model };
}

/** Who writes code comes last where code is reviewed: a reviewer is not the author while there is somebody else. */
function preferOthers(words: readonly string[], authors: readonly string[]): string[] {
  const isAuthor = (word: string): boolean => authors.includes(word.split('/')[0] ?? '');
  return [...words.filter((word) => !isAuthor(word)), ...words.filter(isAuthor)];
}

/**
 * Resolves whom a task asks. Without a route that is everybody there is, in the roster's order; a review then prefers
 * others than whom code and patches are asked of first.
 * @param not - providers that must not be asked
 */
export function resolveRoute(
  task: ModelTask,
  { routes }: Pick<ModelSettings, 'routes'>,
  roster: Roster,
  not: readonly string[] = [],
): Route {
  const everybody = roster.present.map(({ name }) => name);
  const first = (author: ModelTask): string => (routes[author] ?? everybody)[0]?.split('/')[0] ?? '';
  const usual = task === 'review' ? preferOthers(everybody, AUTHORS.map(first)) : everybody;
  const resolved = (routes[task] ?? usual)
    .filter((word) => !not.includes(word.split('/')[0] ?? ''))
    .map((word) => resolve(word, roster));
  return {
    candidates: resolved.filter((one) => typeof one !== 'string'),
    problems: resolved.filter((one) => typeof one === 'string'),
  };
}

/** Why a task asks nobody, for a line that a person reads. */
export function explainNobody(
  task: ModelTask,
  { routes }: Pick<ModelSettings, 'routes'>,
  { problems }: Route,
  not: readonly string[] = [],
): string {
  const excluded = not.length === 0 ? '' : `; ${not.join(', ')} must not be asked`;
  if (problems.length > 0) return `nobody can be asked for ${task}: ${problems.join('; ')}${excluded}`;
  if (not.length > 0) return `nobody is left to ask for ${task}${excluded}`;
  if (routes[task] !== undefined) return `models.routes.${task} of .orchestrate.yml asks nobody`;
  return 'there is no key of a model: set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY, or name a provider under models.providers of .orchestrate.yml';
}
