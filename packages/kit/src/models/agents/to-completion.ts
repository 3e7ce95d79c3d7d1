import type { Completion, ModelFailure } from '@orchestrate/contracts/model-call';

import type { CommandResult } from '../../exec/command';
import { tailOutput } from '../../exec/command';
import { sanitizeText } from '../../safety/text';
import { ModelError } from '../provider';

import type { Agent, AgentReport } from './agent';

const FAILURES: Readonly<Record<number, ModelFailure>> = {
  401: 'authentication',
  402: 'out-of-quota',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
  503: 'overloaded',
  529: 'overloaded',
};

function nameFailure(status: number | undefined): ModelFailure {
  if (status === undefined) return 'server-error';
  return FAILURES[status] ?? (status >= 500 ? 'server-error' : 'bad-request');
}

function shorten(text: string): string {
  return sanitizeText(text, 500).replace(/\s*\n\s*/g, '; ');
}

function describeEnd({ outcome, exitCode }: CommandResult): string {
  return outcome === 'exited' ? `ended with ${exitCode}` : `was ended (${outcome})`;
}

/** Says why a program gave nothing usable; `undefined` where it answered. */
function findFailure({ program }: Agent, report: AgentReport, result: CommandResult): ModelError | undefined {
  if (result.outcome === 'timeout') return new ModelError('timeout', `${program} did not end in time`);
  if (result.outcome === 'killed') return new ModelError('cancelled', `${program} was ended before it was done`);
  if (report.problem !== undefined)
    return new ModelError(nameFailure(report.status), `${program}: ${shorten(report.problem)}`, {
      status: report.status,
    });
  const said = shorten(tailOutput(result, 3));
  if (result.exitCode !== 0)
    return new ModelError('server-error', `${program} ${describeEnd(result)} and named no cause: ${said}`);
  if (!report.isDone)
    return new ModelError('malformed', `${program} ended without the event that ends an answer; it printed: ${said}`);
  if (report.text.trim() === '' && report.stop === 'end')
    return new ModelError('malformed', `${program} gave an empty answer`);
  return undefined;
}

/**
 * What a program's events and its end come to.
 * @throws {ModelError}
 */
export function toCompletion(agent: Agent, report: AgentReport, result: CommandResult, model: string): Completion {
  const failure = findFailure(agent, report, result);
  if (failure !== undefined) throw failure;
  return { text: report.text, toolCalls: [], stop: report.stop, usage: report.usage, model: report.model ?? model };
}
