import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const textOrNothing: Schema = { type: ['string', 'null'] };
const day: Schema = { type: 'string', format: 'date' };

interface Question {
  readonly segment?: string;
  /** Of the body. */
  readonly body: Readonly<Record<string, Schema>>;
  /** Of visits, beside those that all have. */
  readonly shown?: Readonly<Record<string, Schema>>;
  readonly isOptional?: boolean;
  readonly settings?: PlanSettings;
}

/** Judges an action with a body on a visit. */
function judge({ segment = 'cancel', body, shown = {}, isOptional = false, settings }: Question): {
  readonly action: PlannedOperation | undefined;
  readonly warnings: readonly PlanWarning[];
} {
  const Visit: Schema = {
    type: 'object',
    required: ['id', 'status', 'archived'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      reason: textOrNothing,
      status: { type: 'string', enum: ['planned', 'cancelled', 'frozen', 'resolved', 'checked_in'] },
      archived: { type: 'boolean' },
      ...shown,
    },
  };
  const NewVisit: Schema = { type: 'object', properties: { reason: text } };
  const parameters = [pathParameter('visitId')];
  const schema: Schema = { type: 'object', required: Object.keys(body), properties: { ...body } };
  const plan = inferPlan(
    createOpenApiDocument(
      {
        '/visits': { post: answering(201, referTo('Visit'), { requestBody: jsonOf(referTo('NewVisit')) }) },
        '/visits/{visitId}': { get: answering(200, referTo('Visit'), { parameters }) },
        [`/visits/{visitId}/${segment}`]: {
          post: answering(200, referTo('Visit'), {
            operationId: 'act',
            parameters,
            requestBody: { ...jsonOf(schema), required: !isOptional },
          }),
        },
      },
      { Visit, NewVisit },
    ),
    settings,
  );
  return {
    action: plan.operations.find(({ id }) => id === 'act'),
    warnings: plan.warnings.filter(({ rule }) => rule === 'unshown-property'),
  };
}

describe('the body of an action', () => {
  it.each<[string, Question, { name: string; property: string }[]]>([
    [
      'under the act',
      { body: { reason: text }, shown: { cancellationReason: text } },
      [{ name: 'reason', property: 'cancellationReason' }],
    ],
    [
      'in another case',
      { body: { reason: text }, shown: { cancel_reason: text } },
      [{ name: 'reason', property: 'cancel_reason' }],
    ],
    [
      'under the act on both sides',
      { body: { cancelReason: text }, shown: { cancellationReason: text } },
      [{ name: 'cancelReason', property: 'cancellationReason' }],
    ],
    [
      'under its participle',
      { segment: 'freeze', body: { until: day }, shown: { frozenUntil: { ...day, readOnly: true } } },
      [{ name: 'until', property: 'frozenUntil' }],
    ],
    [
      'in singular',
      { segment: 'resolve', body: { notes: text }, shown: { resolutionNote: textOrNothing } },
      [{ name: 'notes', property: 'resolutionNote' }],
    ],
    [
      'under its own name',
      { segment: 'resolve', body: { resolution: text, notes: text }, shown: { resolution: text, notes: text } },
      [
        { name: 'resolution', property: 'resolution' },
        { name: 'notes', property: 'notes' },
      ],
    ],
    [
      'under an act of two words',
      { segment: 'check-in', body: { note: text }, shown: { checkInNote: text } },
      [{ name: 'note', property: 'checkInNote' }],
    ],
    [
      'of a flag',
      { segment: 'archive', body: { note: text }, shown: { archiveNote: text } },
      [{ name: 'note', property: 'archiveNote' }],
    ],
    [
      'that may be left out',
      { isOptional: true, body: { reason: text }, shown: { cancelReason: text } },
      [{ name: 'reason', property: 'cancelReason' }],
    ],
  ])('is kept %s', (_how, question, carries) => {
    const { action, warnings } = judge(question);
    expect(action).toMatchObject({ kind: 'transition', transition: { carries } });
    expect(action?.evidence.filter(({ rule }) => rule === 'action-body')).toHaveLength(carries.length);
    expect(warnings).toEqual([]);
  });

  it.each<[string, Question]>([
    ['is no property of the item', { body: { refund: { type: 'boolean' } } }],
    ['is of another type than the property', { body: { fee: { type: 'number' } }, shown: { cancellationFee: text } }],
    [
      'has values that the property has not',
      { body: { cause: text }, shown: { cancellationCause: { type: 'string', enum: ['ill'] } } },
    ],
    ['is called as what requests that make items tell', { body: { reason: text } }],
  ])('is checked and not kept where it %s', (_what, question) => {
    const { action, warnings } = judge(question);
    expect(action?.kind).toBe('transition');
    expect(action?.transition?.carries).toBeUndefined();
    const [name] = Object.keys(question.body);
    expect(warnings.map(({ message }) => message)).toEqual([
      `act accepts \`${name ?? ''}\`, which no answer shows: it is checked and not kept`,
    ]);
  });

  it.each<[string, Readonly<Record<string, Schema>>, string]>([
    ['proves something', { code: text }, 'with `code`, which nothing here can check'],
    ['pays', { cardNumber: text }, 'with `cardNumber`, which nothing here can check'],
    ['is a list that nothing shows', { items: { type: 'array', items: text } }, 'with `items`, which no Visit shows'],
    ['names a state', { status: text }, 'with `status` itself, and the path names another'],
  ])('leaves the action custom where it %s', (_what, body, why) => {
    expect(judge({ body }).action).toMatchObject({ kind: 'custom', reason: `\`cancel\` requires a body ${why}` });
  });

  it('counts for nothing where it need not be sent and cannot be read', () => {
    const { action } = judge({ isOptional: true, body: { code: text } });
    expect(action).toMatchObject({ kind: 'transition', transition: { to: 'cancelled' } });
  });

  it('is left to be explained where the rule is switched off', () => {
    const settings: PlanSettings = { operations: {}, rules: { 'action-body': 'off' } };
    const { action } = judge({ body: { reason: text }, shown: { cancelReason: text }, settings });
    expect(action?.reason).toBe('`cancel` requires a body, which no rule explains');
  });
});
