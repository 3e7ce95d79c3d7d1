import { readFile } from 'node:fs/promises';

import type { LedgerLine } from '@orchestrate/contracts/model-call';
import { ledgerLineSchema } from '@orchestrate/contracts/model-call';
import type { Models, Question } from '@orchestrate/kit/models/ask';
import { createModels } from '@orchestrate/kit/models/create-models';
import { ModelError } from '@orchestrate/kit/models/provider';

import type { ModelsFrameOptions, SampleModelsFrame } from './models-frame';
import { createModelsFrame } from './models-frame';
import type { ScriptedProvider, ScriptedTurn } from './scripted-provider';
import { createScriptedProvider } from './scripted-provider';

/** The asker over a scripted provider, and all that can be seen of it. */
export interface SampleModels {
  readonly models: Models;
  readonly frame: SampleModelsFrame;
  /** Who is asked under the name `openai`. */
  readonly provider: ScriptedProvider;
}

/** A question that says nothing in particular. */
export function createQuestion<T = string>(overrides: Partial<Question<T>> = {}): Question<T> {
  return {
    task: 'patch',
    rationale: 'see what it says',
    prompt: { messages: [{ role: 'user', text: 'Say something.' }] },
    ...overrides,
  };
}

/** Makes the asker in a new run of `home`; cache and cassettes there outlive it. */
export async function openSampleModels(
  home: string,
  turns: readonly ScriptedTurn[],
  options: ModelsFrameOptions = {},
): Promise<SampleModels> {
  const provider = createScriptedProvider(turns);
  const frame = await createModelsFrame(home, { ...options, providers: { openai: provider, ...options.providers } });
  return { models: await createModels(frame), frame, provider };
}

/** The ledger of the frame's phase. */
export async function readSampleLedger(frame: SampleModelsFrame): Promise<LedgerLine[]> {
  const text = await readFile(frame.run.resolve('phases/heal/ledger.ndjson'), 'utf8');
  const lines = text.trim().split('\n');
  return lines.map((line) => ledgerLineSchema.parse(JSON.parse(line)));
}

/** The failure that a question ends with; an answer is one, and whatever is no failure of a model is thrown. */
export async function catchFailure(asked: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await asked.then(
    () => new Error('it was answered'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelError)) throw error;
  return error;
}
