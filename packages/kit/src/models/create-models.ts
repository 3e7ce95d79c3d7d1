import type { ModelFailure } from '@orchestrate/contracts/model-call';

import { toSeconds } from '../clock';

import { openAnswerCache, openCassette } from './answer-store';
import type { Answer, Models, Question } from './ask';
import { failureOf } from './bounded-try';
import { openBudget } from './budget';
import { numberConversations, writeConversation } from './conversation-file';
import { Exchange, openingRequest, promptOf } from './exchange';
import type { Ledger } from './ledger';
import { openLedger } from './ledger';
import type { ModelsFrame } from './models-frame';
import { ModelError } from './provider';
import type { Candidate, Route } from './route';
import { explainNobody, resolveRoute } from './route';
import { Sender } from './sender';
import { addCosts } from './totals';

interface Office {
  readonly frame: ModelsFrame;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly nextNumber: () => string;
  /** Whether anybody gave what was asked for: an answer that nothing could be made of is none. */
  hasAnswered: boolean;
}

/** Ends a question with its own limit or with the step. */
function limitQuestion(seconds: number | undefined, outer: AbortSignal): { signal: AbortSignal; close: () => void } {
  if (seconds === undefined) return { signal: outer, close: () => undefined };
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new ModelError('timeout', `the question was given ${seconds} s and no more`)),
    seconds * 1000,
  );
  return { signal: AbortSignal.any([outer, controller.signal]), close: () => clearTimeout(timer) };
}

function tellTools(office: Office, exchange: Exchange<unknown>, told: Omit<Told, 'exchange'>): void {
  const { lines } = exchange;
  const count = (source: 'cache' | 'cassette'): number =>
    lines.filter((line) => line.source === source && line.outcome === 'answered').length;
  const paid = lines.flatMap(({ source, usage }) => (source !== 'provider' || usage === null ? [] : [usage]));
  const { question, candidate, outcome, version, startedAt, conversation } = told;
  office.frame.evidence.emit({
    type: 'model.asked',
    level: outcome === 'answered' ? 'info' : 'warning',
    data: {
      task: question.task,
      provider: candidate.entry.name,
      model: candidate.model,
      version,
      why: question.rationale,
      outcome,
      requests: lines.length,
      kept: { cache: count('cache'), cassette: count('cassette') },
      tokens: {
        input: paid.reduce((sum, { input }) => sum + input, 0),
        output: paid.reduce((sum, { output }) => sum + output, 0),
      },
      cost: addCosts(lines.map(({ cost }) => cost)),
      seconds: toSeconds(lines.reduce((sum, { seconds }) => sum + seconds, 0) * 1000),
      startedAt,
      conversation,
    },
  });
}

interface Told {
  readonly question: Question<unknown>;
  readonly candidate: Candidate;
  readonly exchange: Exchange<unknown>;
  readonly outcome: 'answered' | ModelFailure;
  readonly version: string;
  readonly startedAt: string;
  readonly conversation: string;
}

async function readVersion({ sender, frame }: Office, candidate: Candidate): Promise<string> {
  if (frame.cassette.mode === 'replay') return 'recorded';
  return sender.open(candidate).then(
    ({ version }) => version,
    () => 'not opened',
  );
}

/** Writes down what was said, whatever came of it. */
async function keepConversation(office: Office, told: Omit<Told, 'version' | 'conversation'>): Promise<string> {
  const { frame } = office;
  const { question, candidate, exchange, outcome, startedAt } = told;
  const version = await readVersion(office, candidate);
  const prompt = promptOf(question);
  const draft = {
    phase: frame.step,
    task: question.task,
    provider: candidate.entry.name,
    model: candidate.model,
    version,
    ...(prompt === undefined ? {} : { prompt: { name: prompt.name, version: prompt.version, sha256: prompt.sha256 } }),
    rationale: question.rationale,
    startedAt,
    messages: exchange.said,
    calls: exchange.lines,
    outcome,
  };
  const { transcripts } = frame.settings;
  const conversation = writeConversation(draft, office.nextNumber(), transcripts, frame.run, frame.redact);
  tellTools(office, exchange, { ...told, version, conversation });
  return conversation;
}

async function askOne<T>(
  office: Office,
  question: Question<T>,
  candidate: Candidate,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const { frame } = office;
  const startedAt = frame.clock.now().toISOString();
  const exchange = new Exchange(question, candidate, office.sender, frame.redact, signal);
  const told = { question, candidate, exchange, startedAt } as Pick<
    Told,
    'question' | 'candidate' | 'exchange' | 'startedAt'
  >;
  try {
    const { value, reply } = await exchange.settle();
    const conversation = await keepConversation(office, { ...told, outcome: 'answered' });
    office.hasAnswered = true;
    return {
      value,
      text: reply.completion.text,
      usage: exchange.usage(),
      cost: addCosts(exchange.lines.map(({ cost }) => cost)),
      provider: candidate.entry.name,
      model: candidate.model,
      engine: frame.cassette.mode === 'replay' ? 'replay' : 'live',
      requestHash: reply.line.requestHash,
      completion: reply.completion,
      conversation,
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const conversation = await keepConversation(office, { ...told, outcome: error.failure });
    const { entry, model } = candidate;
    frame.log.warning(`${entry.name}/${model} gave no answer: ${error.failure}: ${error.message}; see ${conversation}`);
    throw error;
  }
}

/** In a replay only who has a recording is asked; where nobody has, the first is, and says what is missing. */
function chooseRecorded(office: Office, question: Question<unknown>, { candidates }: Route): readonly Candidate[] {
  const { frame, sender } = office;
  const recorded = candidates.filter((candidate) => {
    const request = openingRequest(question, candidate, frame.redact);
    const letter = { task: question.task, candidate, request, prompt: promptOf(question), signal: frame.signal };
    return sender.isRecorded(letter);
  });
  return recorded.length > 0 ? recorded : candidates.slice(0, 1);
}

async function askInOrder<T>(office: Office, question: Question<T>): Promise<Answer<T>> {
  const { settings, roster, signal: outer, cassette } = office.frame;
  const route = resolveRoute(question.task, settings, roster, question.not);
  const asked = question as Question<unknown>;
  const candidates = cassette.mode === 'replay' ? chooseRecorded(office, asked, route) : route.candidates;
  const { signal, close } = limitQuestion(question.limits?.seconds, outer);
  let last: ModelError | undefined;
  try {
    for (const candidate of candidates) {
      if (signal.aborted) throw failureOf(signal);
      try {
        return await askOne(office, question, candidate, signal);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        last = error;
      }
    }
    if (signal.aborted) throw failureOf(signal);
    throw last ?? new ModelError('authentication', explainNobody(question.task, settings, route, question.not));
  } finally {
    close();
  }
}

function warnOfRoutes({ settings, roster, log }: ModelsFrame): void {
  const tasks = Object.keys(settings.routes) as (keyof typeof settings.routes)[];
  const problems = tasks.flatMap((task) =>
    resolveRoute(task, settings, roster).problems.map((problem) => `models.routes.${task}: ${problem}`),
  );
  for (const problem of new Set(problems)) log.warning(problem);
}

/**
 * Makes the asker: routes, time, caps, cache and cassette, answers that fit, and the evidence of all of it. It reads the
 * ledgers of the run's earlier phases; nothing is written, and no provider's code is loaded, before the first question.
 */
export async function createModels(frame: ModelsFrame): Promise<Models> {
  const { settings, roster, run, step, redact, cassette } = frame;
  const ledger = await openLedger(run, frame.evidence.directory, redact);
  const budget = openBudget(settings.limits, step, ledger.earlier);
  const cache = openAnswerCache(frame.cacheDirectory, redact);
  const tape = openCassette(cassette.directory, redact);
  const sender = new Sender({ frame, ledger, budget, cache, tape });
  const { hasAnswered } = ledger.own();
  const office: Office = { frame, ledger, sender, nextNumber: numberConversations(run), hasAnswered };
  warnOfRoutes(frame);
  return {
    canAsk(task) {
      const route = resolveRoute(task, settings, roster);
      return route.candidates.length > 0
        ? { available: true }
        : { available: false, reason: explainNobody(task, settings, route) };
    },
    ask: (question) => askInOrder(office, question),
    spent() {
      const engine = cassette.mode === 'replay' ? 'replay' : 'live';
      const { cost, tokens } = ledger.own();
      return { cost, tokens, engine: office.hasAnswered ? engine : 'offline' };
    },
  };
}
