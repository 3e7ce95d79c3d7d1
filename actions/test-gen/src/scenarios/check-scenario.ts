import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { TestCase } from '../emit/test-module';
import type { OperationView, ParameterView } from '../service/operation-view';
import { isDeclared } from '../service/operation-view';
import type { ServiceView } from '../service/service-view';
import { chooseSchemes } from '../service/service-view';

import type { CheckedStep } from './render-scenario';
import { parseReference, renderScenario } from './render-scenario';
import type { Entry, Scenario, Step } from './scenario';

/** A scenario that follows the specification, as a test of one operation; or why it does not. */
export type CheckedScenario =
  { readonly suite: string; readonly test: TestCase; readonly reason?: undefined } | { readonly reason: string };

const MOST_STEPS = 8;
const LONGEST_TEXT = 4_000;
const LONGEST_TITLE = 120;

class Refusal extends Error {}

function refuse(reason: string): never {
  throw new Refusal(reason);
}

function readJson(text: string, what: string): unknown {
  if (text.trim() === '') return undefined;
  if (text.length > LONGEST_TEXT) refuse(`${what} is longer than ${LONGEST_TEXT} characters`);
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`${what} is no JSON`);
  }
}

function listReferences(value: unknown): string[] {
  const reference = parseReference(value);
  if (reference !== undefined) return [reference.step];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listReferences) : [];
}

function checkNames(entries: readonly Entry[], declared: readonly ParameterView[], where: string): void {
  const unknown = entries.find(({ name }) => !declared.some((parameter) => parameter.name === name));
  if (unknown !== undefined) refuse(`the specification has no ${where} parameter ${JSON.stringify(unknown.name)}`);
}

function checkExpectation({ responses }: OperationView, status: number, expects: unknown): void {
  const shape = responses.find((response) => response.status === String(status))?.shape;
  if (typeof expects !== 'object' || expects === null || shape?.kind !== 'object') return;
  const declared = new Set(shape.properties.map(({ name }) => name));
  const foreign = Object.keys(expects).find((name) => !declared.has(name));
  if (foreign !== undefined) refuse(`the specification declares no ${JSON.stringify(foreign)} in that answer`);
}

function findOperation({ operations }: ServiceView, id: string): OperationView {
  const found = operations.find(({ planned }) => planned.id === id || planned.operationId === id);
  if (found === undefined) return refuse(`the specification has no operation ${JSON.stringify(id)}`);
  if (found.isOpen) refuse(`${found.title} is not written yet`);
  return found;
}

function checkStep(view: ServiceView, step: Step, before: ReadonlySet<string>): CheckedStep {
  const operation = findOperation(view, step.operation);
  const { title } = operation;
  if (step.status < 200 || step.status > 499 || !isDeclared(operation, step.status))
    refuse(`the specification declares no ${step.status} of ${title}`);
  const schemes = chooseSchemes(view.plan, operation);
  if (schemes === undefined) return refuse(`nobody can be let in to ${title}`);
  if (step.credentials !== 'valid' && schemes.length === 0) refuse(`${title} asks for no credentials`);
  checkNames(step.path, operation.path, 'path');
  checkNames(step.query, operation.query, 'query');
  if (step.path.length < operation.path.length) refuse(`a path parameter of ${title} is missing`);
  const [body, expects] = [readJson(step.body, 'the body'), readJson(step.expects, 'the expectation')];
  if (body !== undefined && operation.body === undefined) refuse(`${title} takes no JSON body`);
  checkExpectation(operation, step.status, expects);
  const values = [...step.path, ...step.query].map(({ value }) => value);
  const unknown = listReferences([values, body, expects]).find((name) => !before.has(name));
  if (unknown !== undefined) refuse(`no step before it is called ${JSON.stringify(unknown)}`);
  return { step, operation, body, expects };
}

function checkSteps(view: ServiceView, { steps }: Scenario): CheckedStep[] {
  if (steps.length === 0 || steps.length > MOST_STEPS) refuse(`it has ${steps.length} steps, not 1 to ${MOST_STEPS}`);
  const names = new Set<string>();
  return steps.map((step) => {
    const checked = checkStep(view, step, names);
    if (!/^[A-Za-z]\w{0,40}$/.test(step.as) || names.has(step.as))
      refuse(`a step is called ${JSON.stringify(step.as)}, which is no name of its own`);
    names.add(step.as);
    return checked;
  });
}

/** Holds a scenario to the specification before anything is run: what it asks, and what it expects. */
export function checkScenario(view: ServiceView, scenario: Scenario): CheckedScenario {
  try {
    const title = sanitizeText(scenario.title, LONGEST_TITLE)
      .replace(/[\s>]+/g, ' ')
      .trim();
    if (title === '') refuse('it has no title');
    const subject = findOperation(view, scenario.operation);
    const steps = checkSteps(view, scenario);
    if (!steps.some(({ operation }) => operation === subject)) refuse(`no step asks ${subject.title}`);
    return { suite: subject.title, test: renderScenario(title, steps) };
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.message };
    throw error;
  }
}
