import { describe, expect, it } from 'vitest';

import type { Asked, Failure } from './failures';
import { findProof } from './proofs';
import { asked, fail } from './testing/failing';

import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const JOB = '8f10ecf8-ed5b-4a0b-84c6-a8c714c1739e';
const NOBODY = 'af67972b-5787-5136-b50d-91761c3ae72e';
const MADE = asked('POST /jobs', {}, JSON.stringify({ id: JOB }), '{"title":"a"}');

const responses = { 404: { description: 'No.' } };
const requestBody = jsonOf({ type: 'object' });

/** Jobs that are given to users and agents, and belong to teams. */
const JOBS = createOpenApiDocument(
  {
    '/jobs': { post: answering(201, referTo('Job'), { requestBody }) },
    '/jobs/{id}': {
      put: answering(200, referTo('Job'), { requestBody, responses }),
      patch: answering(200, referTo('Job'), { requestBody }),
    },
    '/jobs/{id}/assign': {
      post: answering(200, undefined, { summary: 'Gives a job to an agent', requestBody, responses }),
    },
  },
  {
    Job: { type: 'object', properties: { id: { type: 'string' }, assignee: referTo('UserSummary') } },
    UserSummary: { type: 'object', properties: { id: { type: 'string' } } },
  },
);

interface Case {
  /** After `/jobs/{id}`. */
  readonly below?: string;
  readonly method?: string;
  readonly before?: readonly Asked[];
  readonly unheard?: readonly string[];
}

function miss(body: object, thing: string, { below = '', method = 'PUT', ...more }: Case = {}): Failure {
  return fail(404, {
    operation: 'POST /jobs',
    check: 'EnsureResourceAvailability',
    message: `Gone.\n\nCreated with      : \`POST /jobs\`\nNot available with: \`${method} /jobs/{id}${below}\``,
    address: `http://localhost/v1/jobs/${JOB}${below}`,
    sent: { type: 'application/json', text: JSON.stringify(body) },
    answer: `{"message":"There is no such ${thing}."}`,
    before: [MADE],
    unheard: [NOBODY, JOB],
    ...more,
  });
}

const ASSIGN: Case = { below: '/assign', method: 'POST' };
const usedAs = (what: object): Asked => asked(`PUT /jobs/${JOB}`, {}, '', JSON.stringify(what));

describe('an id in a body that is of nothing', () => {
  it.each<[string, Failure]>([
    ['by its name', miss({ teamId: NOBODY }, 'team')],
    ['by the end of its name', miss({ oldTeamId: NOBODY }, 'team')],
    ['among several', miss({ teamId: NOBODY }, 'team, user or job')],
    ['by what the item shows of it', miss({ assigneeId: NOBODY }, 'user')],
    ['in a list', miss({ teamIds: [NOBODY] }, 'team')],
    ['as the id of the item itself', miss({ assigneeId: JOB }, 'user')],
    ['by the words of the operation', miss({ assigneeId: NOBODY }, 'agent', ASSIGN)],
  ])('proves the 404 %s', (_how, failure) => {
    expect(findProof(JOBS, failure)).toBe('absent-in-body');
  });

  it.each<[string, Failure]>([
    ['the answer speaks of the item', miss({ teamId: NOBODY, jobId: NOBODY }, 'job')],
    ['the body names nothing', miss({ title: NOBODY }, 'team')],
    ['the id is another thing’s', miss({ teamId: NOBODY }, 'user')],
    ['one of two ids may be meant', miss({ assigneeId: NOBODY, key_id: NOBODY }, 'agent', ASSIGN)],
    ['an earlier scenario had the id', miss({ teamId: NOBODY }, 'team', { unheard: [] })],
    ['it had been told of', miss({ teamId: NOBODY }, 'team', { before: [asked('GET /teams', {}, NOBODY), MADE] })],
    ['it had been taken', miss({ teamId: NOBODY }, 'team', { before: [MADE, usedAs({ teamId: NOBODY })] })],
    [
      'the item’s own was taken as it',
      miss({ assigneeId: JOB }, 'user', { before: [MADE, usedAs({ assigneeId: JOB })] }),
    ],
    [
      'the item’s own was told elsewhere',
      miss({ assigneeId: JOB }, 'user', { before: [asked(`GET /users/${JOB}`), MADE] }),
    ],
    [
      'the item’s own is told as it',
      miss({ assigneeId: JOB }, 'user', { before: [{ ...MADE, answer: `${JOB} ${JOB}` }] }),
    ],
    ['ids are counted', miss({ assigneeId: 1 }, 'user', { before: [{ ...MADE, answer: `${JOB} 1` }], unheard: ['1'] })],
    ['nothing made the item', miss({ teamId: NOBODY }, 'team', { before: [] })],
    ['two made it', miss({ teamId: NOBODY }, 'team', { before: [MADE, MADE] })],
    ['404 is not declared', miss({ teamId: NOBODY }, 'team', { method: 'PATCH' })],
    ['it is told in other words', { ...miss({ teamId: NOBODY }, 'team'), answer: '{"message":"Not found"}' }],
    ['no JSON was sent', { ...miss({}, 'team'), sent: { type: 'text/plain', text: `{"teamId":"${NOBODY}"}` } }],
    ['another check failed', { ...miss({ teamId: NOBODY }, 'team'), check: 'UseAfterFree' }],
  ])('proves nothing where %s', (_case, failure) => {
    expect(findProof(JOBS, failure)).toBeUndefined();
  });
});

describe('ids in a list, one of which is of nothing', () => {
  const declare = (description: string) =>
    createOpenApiDocument(
      {
        '/jobs': { post: answering(201, referTo('Job'), { requestBody, responses: { 422: { description } } }) },
      },
      { Job: { type: 'object', properties: { id: { type: 'string' } } } },
    );
  const refuse = (body: object, more: Partial<Failure> = {}): Failure =>
    fail(422, {
      operation: 'POST /jobs',
      check: 'RejectedPositiveData',
      message: 'Valid data should have been accepted',
      address: 'http://localhost/v1/jobs',
      sent: { type: 'application/json', text: JSON.stringify(body) },
      answer: '{"message":"There is no such label."}',
      before: [MADE],
      unheard: [NOBODY],
      ...more,
    });
  const SAID = declare('One of the labels does not exist');

  it('may be refused by what is declared for it', () => {
    expect(findProof(SAID, refuse({ labelIds: [JOB, NOBODY] }))).toBe('absent-in-body');
  });

  it('may be a number that JavaScript would cut', () => {
    const text = '{"labelIds": [9223372036854775806]}';
    const failure = refuse({}, { sent: { type: 'application/json', text }, unheard: ['9223372036854775806'] });
    expect(findProof(SAID, failure)).toBe('absent-in-body');
  });

  it('may be refused without a body, where the description says what is absent', () => {
    const bare = declare('A label or a person does not exist');
    expect(findProof(bare, refuse({ labelIds: [NOBODY] }, { answer: '' }))).toBe('absent-in-body');
    expect(findProof(bare, refuse({ teamIds: [NOBODY] }, { answer: '' }))).toBeUndefined();
  });

  it.each<[string, ReturnType<typeof declare>, Failure]>([
    ['is declared for anything', declare('Invalid'), refuse({ labelIds: [NOBODY] })],
    ['speaks of something else', SAID, refuse({ labelIds: [NOBODY] }, { answer: '{"message":"Wrong."}' })],
    ['names what is known', SAID, refuse({ labelIds: [JOB] })],
    ['names what was told of', SAID, refuse({ labelIds: [NOBODY] }, { unheard: [] })],
    ['names what was seen', SAID, refuse({ labelIds: [NOBODY] }, { before: [usedAs({ other: NOBODY })] })],
    ['names none', SAID, refuse({ labelIds: [] })],
  ])('is a failure where the refusal %s', (_, document, failure) => {
    expect(findProof(document, failure)).toBeUndefined();
  });
});

describe('ids of a request to change several items, one of which is nobody’s', () => {
  const declare = (refusals: typeof responses | object) =>
    createOpenApiDocument(
      {
        '/jobs': {
          post: answering(201, referTo('Job'), { requestBody }),
          patch: answering(204, undefined, { requestBody, responses: refusals as typeof responses }),
        },
      },
      { Job: { type: 'object', properties: { id: { type: 'string' } } } },
    );
  const refuse = (body: object, more: Partial<Failure> = {}): Failure =>
    fail(404, {
      operation: 'POST /jobs',
      check: 'EnsureResourceAvailability',
      message: 'Gone.\n\nCreated with      : `POST /jobs`\nNot available with: `PATCH /jobs`',
      address: 'http://localhost/v1/jobs',
      sent: { type: 'application/json', text: JSON.stringify(body) },
      before: [MADE],
      unheard: [NOBODY],
      ...more,
    });

  it('are refused as it is declared', () => {
    expect(findProof(declare(responses), refuse({ ids: [JOB, NOBODY], title: 'a' }))).toBe('absent-in-body');
  });

  it.each<[string, ReturnType<typeof declare>, Failure]>([
    ['all are known', declare(responses), refuse({ ids: [JOB] })],
    ['an earlier scenario had the id', declare(responses), refuse({ ids: [NOBODY] }, { unheard: [] })],
    ['it had been seen', declare(responses), refuse({ ids: [NOBODY] }, { before: [{ ...MADE, answer: NOBODY }] })],
    ['none is named', declare(responses), refuse({ ids: [] })],
    ['404 is not declared', declare({}), refuse({ ids: [NOBODY] })],
    ['another address was asked', declare(responses), refuse({ ids: [NOBODY] }, { address: 'http://localhost/v1/x' })],
  ])('prove nothing where %s', (_, document, failure) => {
    expect(findProof(document, failure)).not.toBe('absent-in-body');
  });
});
