import type { PathItem, Response, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const key: Schema = { ...text, format: 'uuid' };
const id: Schema = { ...key, readOnly: true };
const list = (items: Schema): Schema => ({ type: 'array', items });

function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', required: Object.keys(properties).filter((name) => !optional.includes(name)), properties };
}

interface Changed {
  readonly issue?: Readonly<Record<string, Schema>>;
  readonly given?: Readonly<Record<string, Schema>>;
  readonly refusals?: Record<string, Response>;
  readonly paths?: Record<string, PathItem>;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

const labels = list(referTo('Label'));
const unknown: Record<string, Response> = { 422: { description: 'A label does not exist' } };

function judge({
  issue = { labels },
  given = { labelIds: list(key) },
  refusals = unknown,
  paths = {},
  rules = {},
}: Changed = {}): InferredPlan {
  const post = answering(201, referTo('Issue'), {
    operationId: 'addIssue',
    requestBody: jsonOf(referTo('NewIssue')),
  });
  const patch = answering(200, referTo('Issue'), {
    operationId: 'changeIssue',
    requestBody: jsonOf(object(given, Object.keys(given))),
  });
  const all = {
    '/labels': {
      post: answering(201, referTo('Label'), { operationId: 'addLabel', requestBody: jsonOf(object({ name: text })) }),
    },
    '/labels/{labelId}': { parameters: [pathParameter('labelId', id)], get: answering(200, referTo('Label')) },
    '/issues': { post: { ...post, responses: { ...post.responses, ...refusals } } },
    '/issues/{issueId}': {
      parameters: [pathParameter('issueId', id)],
      get: answering(200, referTo('Issue')),
      patch: { ...patch, responses: { ...patch.responses, ...refusals } },
    },
    ...paths,
  };
  const schemas = {
    Label: object({ id, name: text }),
    Issue: object({ id, title: text, ...issue }),
    NewIssue: object({ title: text, ...given }, Object.keys(given)),
  };
  return inferPlan(createOpenApiDocument(all, schemas), { operations: {}, rules });
}

const find = ({ resources }: InferredPlan, name: string) => resources.find((one) => one.name === name);
const kindOf = ({ operations }: InferredPlan, name: string) => operations.find((one) => one.id === name)?.kind;
const shown = { property: 'labels', schema: '#/components/schemas/Label' };

describe('ids of several items in a request', () => {
  it('say which items of another resource an item holds and shows', () => {
    const plan = judge();
    const issue = find(plan, 'Issue');
    expect(issue?.memberships).toEqual([{ name: 'labels', resource: 'Label', carried: 'labelIds', shown }]);
    expect(issue?.evidence.at(-1)).toEqual({
      rule: 'member-ids',
      detail:
        'requests carry the id of each Label in `labelIds`, and are refused where there is none: `labels` shows them',
    });
    expect([kindOf(plan, 'addIssue'), kindOf(plan, 'changeIssue')]).toEqual(['create', 'patch']);
    expect(plan.warnings).toEqual([]);
  });

  it('may be shown as ids, beside the items or alone, in any usual spelling', () => {
    const ids = list(key);
    expect(find(judge({ issue: { labels, labelIds: ids } }), 'Issue')?.memberships).toEqual([
      { name: 'labels', resource: 'Label', carried: 'labelIds', shown, ids: 'labelIds' },
    ]);
    expect(find(judge({ issue: { label_ids: ids }, given: { label_ids: ids } }), 'Issue')?.memberships).toEqual([
      { name: 'labels', resource: 'Label', carried: 'label_ids', ids: 'label_ids' },
    ]);
  });

  it('may be called as the items that are shown, where an unknown one can be told', () => {
    const given = { labels: list(key) };
    const found = find(judge({ given }), 'Issue')?.memberships;
    expect(found).toEqual([{ name: 'labels', resource: 'Label', carried: 'labels', shown }]);
    const silent = judge({ given, refusals: { 422: { description: 'Invalid' } } });
    expect(find(silent, 'Issue')?.memberships).toBeUndefined();
  });

  it('may be shown as summaries of the items', () => {
    const issue = { labels: list(object({ id })) };
    expect(find(judge({ issue }), 'Issue')?.memberships).toMatchObject([{ resource: 'Label', carried: 'labelIds' }]);
  });

  it('are told together with paths that add and take away the same items', () => {
    const none = { 204: { description: 'Done' }, 404: { description: 'None' } };
    const parameters = [pathParameter('issueId', id), pathParameter('labelId', id)];
    const put = { operationId: 'addLabelToIssue', responses: none };
    const plan = judge({ paths: { '/issues/{issueId}/labels/{labelId}': { parameters, put } } });
    expect(find(plan, 'Issue')?.memberships).toEqual([
      { name: 'labels', resource: 'Label', carried: 'labelIds', shown },
    ]);
    expect(kindOf(plan, 'addLabelToIssue')).toBe('join');
  });

  it.each<[string, Changed]>([
    ['nothing is declared for an id that nobody has', { refusals: {} }],
    ['they are no list of ids', { given: { labelIds: text } }],
    ['they are of another type', { given: { labelIds: list({ type: 'integer' }) } }],
    ['a list must hold something', { given: { labelIds: { ...list(key), minItems: 1 } } }],
    ['there is no such resource', { given: { tagIds: list(key) } }],
    ['nothing shows them', { issue: {} }],
    ['the rule is switched off', { rules: { 'member-ids': 'off' } }],
  ])('are not understood where %s', (_, changed) => {
    expect(find(judge(changed), 'Issue')?.memberships).toBeUndefined();
  });

  it('stay as they are sent where only they are shown and no answer speaks of unknown ones', () => {
    const ids = { labelIds: list(key) };
    const plan = judge({ issue: ids, given: ids, refusals: { 422: { description: 'Invalid' } } });
    expect(find(plan, 'Issue')?.memberships).toBeUndefined();
    expect(kindOf(plan, 'addIssue')).toBe('create');
  });
});
