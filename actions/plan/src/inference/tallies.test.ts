import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const id: Schema = { type: 'integer' };
const text: Schema = { type: 'string' };
const status: Schema = { type: 'string', enum: ['open', 'in_progress', 'closed'] };
const list = (name: string): Schema => ({ type: 'array', items: referTo(name) });

/** Films with reviews below them, which show these properties beside a title. */
function judge(shown: Record<string, Schema>, rules: PlanSettings['rules'] = {}): InferredPlan {
  const parameters = [pathParameter('filmId', id)];
  const takes = (properties: Record<string, Schema>) => ({
    requestBody: { required: true, ...jsonOf(objectOf(properties)) },
  });
  const sort = queryParameter('sort', { enum: ['title', ...Object.keys(shown)] });
  const document = createOpenApiDocument(
    {
      '/films': {
        get: answering(200, list('Film'), { parameters: [sort] }),
        post: answering(201, referTo('Film'), takes({ title: text })),
      },
      '/films/{filmId}': { get: answering(200, referTo('Film'), { parameters }) },
      '/films/{filmId}/reviews': {
        get: answering(200, list('Review'), { parameters }),
        post: answering(201, referTo('Review'), {
          parameters,
          ...takes({ stars: id, text, flagged: { type: 'boolean' } }),
        }),
      },
    },
    {
      Film: objectOf({ id, title: text, ...shown }),
      Review: objectOf({ id, filmId: id, stars: id, text, status, flagged: { type: 'boolean' } }),
    },
  );
  return inferPlan(document, { operations: {}, rules });
}

const talliesOf = ({ resources }: InferredPlan) => resources.find(({ name }) => name === 'Film')?.tallies;

it.each(['reviewCount', 'reviews_count', 'numReviews', 'totalReviews', 'numberOfReviews'])(
  '%s counts the reviews',
  (name) => {
    const plan = judge({ [name]: id });
    expect(talliesOf(plan)).toEqual([{ property: name, resource: 'Review', by: 'filmId' }]);
    expect(plan.operations.map(({ kind }) => kind)).not.toContain('custom');
    expect(plan.resources[0]?.evidence.map(({ rule }) => rule)).toContain('tally');
  },
);

it.each<[string, Schema, string]>([
  ['averageStars', { type: 'number' }, 'zero'],
  ['averageReview', { type: ['number', 'null'] }, 'null'],
  ['avg_stars', { type: ['number', 'null'] }, 'null'],
])('%s is the mean of what reviews say', (name, schema, atNothing) => {
  expect(talliesOf(judge({ [name]: schema }))).toMatchObject([{ property: name, average: { of: 'stars', atNothing } }]);
});

it.each<[string, string, string | boolean]>([
  ['openReviews', 'status', 'open'],
  ['in_progress_reviews', 'status', 'in_progress'],
  ['numberOfClosedReviews', 'status', 'closed'],
  ['reviewsOpenCount', 'status', 'open'],
  ['flaggedReviews', 'flagged', true],
])('%s counts those whose %s is %s', (name, property, equals) => {
  const plan = judge({ [name]: id });
  expect(talliesOf(plan)).toEqual([{ property: name, resource: 'Review', by: 'filmId', where: { property, equals } }]);
  expect(plan.operations.map(({ kind }) => kind)).not.toContain('custom');
});

it.each<[string, Schema]>([
  ['lostReviews', id],
  ['openReviews', { type: 'number' }],
  ['openFilms', id],
  ['pageCount', id],
  ['reviewCount', text],
  ['averageStars', { type: 'number', minimum: 1 }],
  ['averageLength', { type: 'number' }],
])('%s is none where nothing says what it tells of', (name, schema) => {
  expect(talliesOf(judge({ [name]: schema }))).toBeUndefined();
});

it('is switched off by settings, and no list is ordered by it', () => {
  expect(talliesOf(judge({ reviewCount: id }, { tally: 'off' }))).toBeUndefined();
  const films = judge({ reviewCount: id }).operations[0];
  expect(films?.sorting?.choices.map(({ value }) => value)).toEqual(['title']);
});
