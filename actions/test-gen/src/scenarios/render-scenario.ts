import type { Entries } from '../emit/calls';
import { renderCall } from '../emit/calls';
import type { TestCase } from '../emit/test-module';
import type { OperationView } from '../service/operation-view';
import { renderAccess, renderLiteral, renderObject } from '../text/code';

import type { Entry, Step } from './scenario';

/** A step that holds: its operation is known and its texts are read. */
export interface CheckedStep {
  readonly step: Step;
  readonly operation: OperationView;
  readonly body: unknown;
  readonly expects: unknown;
}

const REFERENCE = /^\$([A-Za-z]\w*)\.([A-Za-z_]\w*)$/;

/** The step and the property that a value refers to. */
export function parseReference(value: unknown): { readonly step: string; readonly property: string } | undefined {
  const [, step, property] = (typeof value === 'string' ? REFERENCE.exec(value) : undefined) ?? [];
  return step === undefined || property === undefined ? undefined : { step, property };
}

type NameOf = (step: string) => string;

function renderValue(value: unknown, nameOf: NameOf): string {
  const reference = parseReference(value);
  if (reference !== undefined) return renderAccess(`${nameOf(reference.step)}.body`, reference.property);
  if (Array.isArray(value)) return `[${value.map((item) => renderValue(item, nameOf)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return renderLiteral(value);
  return renderObject(Object.entries(value).map(([key, inner]) => [key, renderValue(inner, nameOf)]));
}

function renderStep({ step, operation, body, expects }: CheckedStep, answer: string, nameOf: NameOf): string[] {
  const entries = (given: readonly Entry[]): Entries =>
    given.map(({ name, value }) => [name, renderValue(value, nameOf)]);
  const call = renderCall(operation, {
    path: entries(step.path),
    query: entries(step.query),
    ...(body === undefined ? {} : { body: renderValue(body, nameOf) }),
    ...(step.credentials === 'valid' ? {} : { credentials: step.credentials }),
  });
  return [
    `const ${answer} = await ${call};`,
    `expectDeclared(${answer}, ${step.status});`,
    ...(expects === undefined ? [] : [`expect(${answer}.body).toMatchObject(${renderValue(expects, nameOf)});`]),
  ];
}

/** A scenario as a test like any other: its texts only ever become literals. */
export function renderScenario(title: string, steps: readonly CheckedStep[]): TestCase {
  const names = new Map(steps.map(({ step }, index) => [step.as, `answer${index + 1}`]));
  const nameOf: NameOf = (step) => names.get(step) ?? '';
  return { title, lines: steps.flatMap((step) => renderStep(step, nameOf(step.step.as), nameOf)) };
}
