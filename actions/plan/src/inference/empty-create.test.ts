import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const whole: Schema = { type: 'integer' };

/** Judges a POST without a body that starts an attempt at a quiz. */
function judge(shown: Readonly<Record<string, Schema>>, isOff = false): PlannedOperation | undefined {
  const Attempt: Schema = {
    type: 'object',
    required: ['id', ...Object.keys(shown)],
    properties: { id: whole, ...shown },
  };
  const Quiz: Schema = {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: whole, title: { type: 'string' } },
  };
  const [quizId, attemptId] = [pathParameter('quizId'), pathParameter('attemptId')];
  const document = createOpenApiDocument(
    {
      '/quizzes': { post: answering(201, referTo('Quiz'), { requestBody: jsonOf(referTo('Quiz')) }) },
      '/quizzes/{quizId}': { get: answering(200, referTo('Quiz'), { parameters: [quizId] }) },
      '/quizzes/{quizId}/attempts': {
        post: answering(201, referTo('Attempt'), { operationId: 'start', parameters: [quizId] }),
        get: answering(200, { type: 'array', items: referTo('Attempt') }, { parameters: [quizId] }),
      },
      '/attempts/{attemptId}': { get: answering(200, referTo('Attempt'), { parameters: [attemptId] }) },
    },
    { Attempt, Quiz },
  );
  const rules = isOff ? { 'empty-create': 'off' as const } : {};
  return inferPlan(document, { operations: {}, rules }).operations.find(({ id }) => id === 'start');
}

const status: Schema = { type: 'string', enum: ['IN_PROGRESS', 'DONE'] };
const startedAt: Schema = { type: 'string', format: 'date-time' };

it('makes an item of nothing that is sent, where the path and its first state tell all of it', () => {
  const made = judge({ quizId: whole, status, startedAt });
  expect(made).toMatchObject({ kind: 'create', parents: [{ parameter: 'quizId', property: 'quizId' }] });
  expect(made?.evidence).toContainEqual({
    rule: 'empty-create',
    detail:
      'the request carries nothing: `quizId`, `status` come from the path, from who calls, or begin by themselves',
  });
});

it('makes none where something must be shown that nothing tells', () => {
  const made = judge({ quizId: whole, status, grade: whole });
  expect(made).toMatchObject({ kind: 'custom' });
  expect(made?.reason).toContain('every Attempt must show `grade`');
});

it('makes none where the rule is switched off', () => {
  expect(judge({ quizId: whole, status }, true)?.reason).toBe('the request has no body to store');
});
