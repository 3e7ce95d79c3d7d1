import type { Completion } from '@orchestrate/contracts/model-call';
import type { CompletionControl, CompletionRequest, ModelProvider } from '@orchestrate/kit/models/provider';

/** What a {@link createScriptedProvider} does at one request: answers, fails, or something of its own. */
export type ScriptedTurn =
  | string
  | Partial<Completion>
  | Error
  | ((request: CompletionRequest, control: CompletionControl) => Promise<Completion>);

/** A provider that plays a script, and keeps what it was asked. */
export interface ScriptedProvider extends ModelProvider {
  readonly requests: readonly CompletionRequest[];
}

/** A completion with 100 tokens in and 10 out. */
export function createCompletion(overrides: Partial<Completion> = {}): Completion {
  return {
    text: 'an answer',
    toolCalls: [],
    stop: 'end',
    usage: { input: 100, output: 10, cached: 0, reasoning: 0 },
    model: 'scripted-1',
    ...overrides,
  };
}

/** Makes a provider that plays its turns one after the other; the last one is played for ever. */
export function createScriptedProvider(
  turns: readonly ScriptedTurn[],
  overrides: Partial<Pick<ModelProvider, 'name' | 'kind' | 'enforcesSchemas'>> = {},
): ScriptedProvider {
  const requests: CompletionRequest[] = [];
  return {
    name: 'openai',
    kind: 'openai',
    version: 'scripted 1.0.0',
    enforcesSchemas: true,
    ...overrides,
    requests,
    async complete(request, control) {
      const turn = turns[Math.min(requests.length, turns.length - 1)];
      requests.push(request);
      if (typeof turn === 'function') return turn(request, control);
      if (turn instanceof Error) throw turn;
      const completion = createCompletion(typeof turn === 'string' ? { text: turn } : turn);
      control.onText(completion.text);
      return Promise.resolve(completion);
    },
  };
}
