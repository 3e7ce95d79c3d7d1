import type { Probe, Verification } from '@orchestrate/contracts/deployment';
import { describeError } from '@orchestrate/kit/errors';
import type { HttpAnswer } from '@orchestrate/kit/probing/http';
import { ask } from '@orchestrate/kit/probing/http';
import type { Expectation } from '@orchestrate/kit/probing/judge-answer';
import { findDeclared, judgeAnswer } from '@orchestrate/kit/probing/judge-answer';
import type { SchemaValidator } from '@orchestrate/kit/probing/schema-validator';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

import { extractItems, findId } from './collections';
import type { Credentials } from './credentials';
import { isDerived, judgeUnknown } from './judge-unknown';
import type { PlannedParameter, PlannedProbe } from './probe-plan';
import { planProbes } from './probe-plan';
import type { ChosenValue } from './request';
import { renderRequest } from './request';
import type { Specification } from './specification';
import { summarizeProbes } from './summarize-probes';

const PROBE_TIMEOUT_MILLISECONDS = 15_000;

/**
 * What an answer must be, given how much is known of what was asked for.
 * @returns `undefined` where no answer could be called right
 */
export function decideExpectation(
  probe: PlannedProbe,
  values: readonly ChosenValue[],
  declaresMissing: boolean,
): Expectation | undefined {
  const isList = probe.planned?.kind === 'list';
  const inPath = values.filter(({ parameter }) => parameter.in === 'path');
  if (inPath.some(({ origin }) => origin === 'made')) {
    if (isList && !declaresMissing) return 'either';
    return declaresMissing ? 'missing' : undefined;
  }
  const isGuessed = inPath.some(({ origin }) => origin === 'stated') || values.some(({ origin }) => origin === 'made');
  return isGuessed && !isList ? 'either' : 'success';
}

/** Probes the operations of one running service, remembering what its lists held. */
class Prober {
  private readonly items = new Map<string, Record<string, unknown>[]>();

  constructor(
    private readonly url: string,
    private readonly specification: Specification,
    private readonly validator: SchemaValidator,
    private readonly signal: AbortSignal,
  ) {}

  async probe(planned: PlannedProbe): Promise<Probe> {
    const { entry, name, skip } = planned;
    const head = { operation: name, method: entry.method.toUpperCase(), path: entry.path, violations: [] };
    if (skip !== undefined) return { ...head, verdict: 'skipped', reason: skip };
    const { document } = this.specification;
    const values = planned.parameters.map((parameter) => this.choose(parameter));
    const declaresMissing = findDeclared(document, entry.operation, entry.pointer, 404) !== undefined;
    const expectation = decideExpectation(planned, values, declaresMissing);
    if (expectation === undefined)
      return { ...head, verdict: 'skipped', reason: 'nothing is there to ask for, and no answer is declared for that' };
    const { path, headers } = renderRequest(this.specification, planned, values);
    this.signal.throwIfAborted();
    try {
      const question = { method: head.method, url: this.url + path, headers, timeout: PROBE_TIMEOUT_MILLISECONDS };
      const answer = await ask({ ...question, signal: this.signal });
      return { ...head, path, ...this.judge(planned, answer, expectation) };
    } catch (error) {
      return { ...head, path, verdict: 'failed', reason: `no answer: ${describeError(error)}` };
    }
  }

  private judge(
    planned: PlannedProbe,
    answer: HttpAnswer,
    expectation: Expectation,
  ): Omit<Probe, 'operation' | 'method' | 'path'> {
    const { entry } = planned;
    const open = isDerived(this.specification) ? judgeUnknown(answer) : undefined;
    if (open !== undefined)
      return { ...open, status: answer.status, milliseconds: answer.milliseconds, violations: [] };
    const operation = { value: entry.operation, pointer: entry.pointer, method: entry.method };
    const judged = judgeAnswer(this.specification.document, operation, answer, expectation, this.validator);
    if (judged.passed && answer.status < 300) this.remember(planned, answer.body);
    const contentType = answer.headers['content-type'];
    return {
      verdict: judged.passed ? 'passed' : 'failed',
      ...(judged.reason === undefined ? {} : { reason: judged.reason }),
      status: answer.status,
      ...(contentType === undefined ? {} : { contentType }),
      milliseconds: answer.milliseconds,
      violations: [...judged.violations],
    };
  }

  private remember({ entry, planned }: PlannedProbe, body: string): void {
    if (entry.method !== 'get') return;
    try {
      this.items.set(entry.path, extractItems(JSON.parse(body), planned?.success));
    } catch {
      // Not every answer is JSON, and only those that list are of use.
    }
  }

  private choose({ parameter, collection, sample }: PlannedParameter): ChosenValue {
    for (const path of collection?.paths ?? []) {
      const id = findId(this.items.get(path) ?? [], collection?.properties ?? []);
      if (id !== undefined) return { parameter, value: id, origin: 'found' };
    }
    return { parameter, ...sample };
  }
}

/** Probes every safe operation of a specification on a running service, one after the other. */
export async function verifyService(
  url: string,
  specification: Specification,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<Verification> {
  const prober = new Prober(url, specification, createSchemaValidator(specification.document), signal);
  const probes: Probe[] = [];
  for (const planned of planProbes(specification, credentials)) probes.push(await prober.probe(planned));
  return summarizeProbes(url, probes);
}
