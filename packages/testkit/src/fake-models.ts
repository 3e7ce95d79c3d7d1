import type { ModelCost, ModelTask } from '@orchestrate/contracts/model-call';
import type { Answer, Models, Question } from '@orchestrate/kit/models/ask';
import { ModelError } from '@orchestrate/kit/models/provider';

/** One answer of a {@link createFakeModels} script. */
export interface FakeAnswer {
  readonly task: ModelTask;
  /** Who answers; `fake` unless given. An answer of somebody that the question excludes is left for a later one. */
  readonly provider?: string;
  /** What is answered: text, or what the question's schema is held against. A function is given the question. */
  readonly value?: unknown;
  /** What goes wrong instead. */
  readonly error?: ModelError;
  readonly cost?: ModelCost;
}

/** {@link Models} that play a script, and keep what they were asked. */
export interface FakeModels extends Models {
  readonly questions: readonly Question<unknown>[];
}

const USAGE = { input: 100, output: 10, cached: 0, reasoning: 0 };
const MODEL = 'scripted-1';

function addCosts(one: ModelCost, other: ModelCost): ModelCost {
  return one === 'unknown' || other === 'unknown' ? 'unknown' : one + other;
}

function readValue<T>(question: Question<T>, value: unknown): T {
  const said: unknown = typeof value === 'function' ? (value as (asked: Question<T>) => unknown)(question) : value;
  // Without a schema a question is answered with text, which is what T is then.
  if (question.schema === undefined) return String(said) as T;
  const parsed = question.schema.type.safeParse(said);
  if (!parsed.success) throw new ModelError('invalid', parsed.error.message);
  return parsed.data;
}

function toAnswer<T>(question: Question<T>, scripted: FakeAnswer, number: number): Answer<T> {
  const { provider = 'fake', value, cost = 0.01 } = scripted;
  const read = readValue(question, value);
  const text = typeof read === 'string' ? read : JSON.stringify(read);
  return {
    value: read,
    text,
    usage: USAGE,
    cost,
    provider,
    model: MODEL,
    engine: 'live',
    requestHash: String(number).padStart(64, '0'),
    completion: { text, toolCalls: [], stop: 'end', usage: USAGE, model: MODEL },
    conversation: `ai_chats/${String(number).padStart(2, '0')}-${question.task}.md`,
  };
}

/**
 * Makes models that answer from a script: each task's answers in their order, to whoever asks first. A task that the
 * script does not name has nobody to ask; one whose answers are used up fails as a recording without the call does.
 * Values go through the question's schema, so that a wrong one is `invalid` here as it is in earnest.
 */
export function createFakeModels(script: readonly FakeAnswer[]): FakeModels {
  const left = [...script];
  const questions: Question<unknown>[] = [];
  const answers: Answer<unknown>[] = [];
  const play = <T>(question: Question<T>): Answer<T> => {
    const { task, not = [] } = question;
    const index = left.findIndex((next) => next.task === task && !not.includes(next.provider ?? 'fake'));
    const [next] = index < 0 ? [] : left.splice(index, 1);
    if (next === undefined) throw new ModelError('cassette-miss', `the script has no more answers for ${task}`);
    if (next.error !== undefined) throw next.error;
    const answer = toAnswer(question, next, questions.length);
    answers.push(answer);
    return answer;
  };
  return {
    questions,
    canAsk: (task) =>
      script.some((answer) => answer.task === task)
        ? { available: true }
        : { available: false, reason: `the script has no answers for ${task}` },
    ask: <T>(question: Question<T>) => {
      questions.push(question);
      return Promise.resolve().then(() => play(question));
    },
    spent: () => ({
      cost: answers.reduce<ModelCost>((sum, { cost }) => addCosts(sum, cost), 0),
      tokens: answers.length * (USAGE.input + USAGE.output),
      engine: answers.length === 0 ? 'offline' : 'live',
    }),
  };
}
