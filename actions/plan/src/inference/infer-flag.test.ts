import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const flag: Schema = { type: 'boolean' };
const text: Schema = { type: 'string' };

interface Question {
  readonly segment: string;
  readonly flags: Readonly<Record<string, Schema>>;
  readonly method?: 'post' | 'put' | 'delete';
  readonly operation?: Partial<Operation>;
  readonly required?: readonly string[];
  readonly sent?: readonly string[];
  readonly settings?: PlanSettings;
}

/** Judges an action on a project. */
function judge({ segment, flags, method = 'post', operation = {}, required = [], sent = [], settings }: Question): {
  readonly action: PlannedOperation | undefined;
  readonly resource: Resource | undefined;
} {
  const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
  const Project: Schema = { type: 'object', required: ['id', 'name'], properties: { id, name: text, ...flags } };
  const given = Object.fromEntries(sent.map((name) => [name, flag]));
  const NewProject: Schema = { type: 'object', required: ['name', ...required], properties: { name: text, ...given } };
  const parameters = [pathParameter('projectId')];
  const document = createOpenApiDocument(
    {
      '/projects': { post: answering(201, referTo('Project'), { requestBody: jsonOf(referTo('NewProject')) }) },
      '/projects/{projectId}': { get: answering(200, referTo('Project'), { parameters }) },
      [`/projects/{projectId}/${segment}`]: {
        [method]: answering(200, referTo('Project'), { operationId: 'act', parameters, ...operation }),
      },
    },
    { Project, NewProject },
  );
  const plan = inferPlan(document, settings);
  return { action: plan.operations.find(({ id: name }) => name === 'act'), resource: plan.resources[0] };
}

const refusing = (description: string, status = 409): Partial<Operation> => ({
  responses: { [status]: { description } },
});
const archived = { archived: flag };

describe('an action that names a flag', () => {
  it.each([
    ['archive', ['archived'], 'archived', true],
    ['archive', ['isArchived'], 'isArchived', true],
    ['publish', ['is_published'], 'is_published', true],
    ['publication', ['published'], 'published', true],
    ['activate', ['active'], 'active', true],
    ['enable', ['enabled'], 'enabled', true],
    ['enable', ['active'], 'active', true],
    ['lock', ['active', 'locked'], 'locked', true],
    ['pin', ['pinned'], 'pinned', true],
    ['hide', ['hidden'], 'hidden', true],
    ['complete', ['completed'], 'completed', true],
    ['complete', ['done'], 'done', true],
    ['verify', ['verified'], 'verified', true],
    ['feature', ['featured'], 'featured', true],
    ['mark-as-read', ['read'], 'read', true],
    ['unarchive', ['archived'], 'archived', false],
    ['unpublish', ['draft', 'published'], 'published', false],
    ['deactivate', ['active'], 'active', false],
    ['disable', ['enabled'], 'enabled', false],
    ['enable', ['disabled'], 'disabled', false],
    ['unlock', ['active', 'locked'], 'locked', false],
    ['show', ['hidden'], 'hidden', false],
    ['hide', ['visible'], 'visible', false],
    ['reopen', ['closed'], 'closed', false],
  ])('%s makes, of %j, %s %s', (segment, names, property, to) => {
    const { action } = judge({ segment, flags: Object.fromEntries(names.map((name) => [name, flag])) });
    expect(action).toMatchObject({ kind: 'transition', resource: 'Project' });
    expect(action?.transition).toEqual({ property, to, stamps: [] });
    expect(action?.evidence.map(({ rule }) => rule)).toContain('transition');
  });

  it('is taken away by DELETE of what sets it', () => {
    const { action } = judge({ segment: 'archive', flags: archived, method: 'delete' });
    expect(action).toMatchObject({ transition: { property: 'archived', to: false } });
    expect(action?.becomes).toBe('takes away `archived` of one Project');
    expect(judge({ segment: 'unarchive', flags: archived, method: 'delete' }).action?.kind).toBe('custom');
  });

  it.each([
    ['It is already archived.', 409, 409],
    ['A problem.', 409, 409],
    ['Conflict', 409, 409],
    ['The project is already archived.', 422, 422],
    ['The project has open issues.', 409, undefined],
    ['The request is not valid.', 422, undefined],
  ])('is refused where it is set already, by %j', (description, status, refusal) => {
    const { action } = judge({ segment: 'archive', flags: archived, operation: refusing(description, status) });
    expect(action?.transition?.refusal).toBe(refusal);
    expect(action?.transition?.from).toEqual(refusal === undefined ? undefined : [false]);
  });

  it('stamps when it was done, and forgets it', () => {
    const archivedAt: Schema = { type: ['string', 'null'], format: 'date-time' };
    const flags = { archived: flag, archivedAt };
    expect(judge({ segment: 'archive', flags }).action?.transition?.stamps).toEqual(['archivedAt']);
    expect(judge({ segment: 'unarchive', flags }).action?.transition).toMatchObject({
      stamps: [],
      clears: ['archivedAt'],
    });
  });

  it.each<[string, Question, string]>([
    [
      'a body that must be sent',
      {
        segment: 'archive',
        flags: archived,
        operation: { requestBody: { required: true, ...jsonOf({ type: 'object', properties: { pin: text } }) } },
      },
      '`archive` requires a body with `pin`, which nothing here can check',
    ],
    [
      'a word for what each person does',
      { segment: 'follow', flags: { following: flag } },
      '`follow` is a mark that accounts set, and there are none: no operation asks for a bearer token or a key in a header, by which callers would be known',
    ],
    [
      'a flag of another name',
      { segment: 'archive', flags: { hidden: flag } },
      'nothing shows that /projects/{projectId}/archive holds stored objects',
    ],
    [
      'a property that is no flag',
      { segment: 'archive', flags: { archived: text } },
      'nothing shows that /projects/{projectId}/archive holds stored objects',
    ],
    [
      'the rule switched off',
      { segment: 'archive', flags: archived, settings: { operations: {}, rules: { transition: 'off' } } },
      'nothing shows that /projects/{projectId}/archive holds stored objects',
    ],
  ])('stays custom with %s', (_what, question, reason) => {
    expect(judge(question).action).toMatchObject({ kind: 'custom', reason });
  });

  it('gives way to a state of that name', () => {
    const status: Schema = { type: 'string', enum: ['live', 'archived'] };
    const { action } = judge({ segment: 'archive', flags: { archived: flag, status } });
    expect(action?.transition).toMatchObject({ property: 'status', to: 'archived' });
  });
});

describe('what a flag that actions set begins as', () => {
  it.each([
    ['not set', 'archive', { archived: flag }, 'archived', false],
    ['not set, whatever it is called', 'feature', { featured: flag }, 'featured', false],
    ['set, as its name says', 'deactivate', { active: flag }, 'active', true],
    ['what its schema says', 'publish', { published: { type: 'boolean', default: true } }, 'published', true],
  ] as const)('is %s', (_what, segment, flags, property, value) => {
    expect(judge({ segment, flags }).resource?.made).toEqual([{ property, as: 'value', value }]);
  });

  it('is what a request says that must carry it', () => {
    const { resource } = judge({ segment: 'archive', flags: archived, required: ['archived'], sent: ['archived'] });
    expect(resource?.made).toBeUndefined();
  });
});

describe('an answer that is no item', () => {
  const said = { type: 'object', properties: { success: { type: 'boolean' }, message: text }, required: ['message'] };

  it('says with a flag and a text that it is done', () => {
    const responses = answering(200, said as Schema).responses ?? {};
    const { action } = judge({ segment: 'archive', flags: archived, operation: { responses } });
    expect(action).toMatchObject({
      kind: 'transition',
      success: { shape: 'other', confirmation: { success: true, message: 'The project was changed.' } },
    });
    expect(action?.evidence.at(-1)?.rule).toBe('confirmation');
  });

  it('is left alone where it promises what nothing tells', () => {
    const asks = { ...said, properties: { ...said.properties, receipt: text }, required: ['receipt'] };
    const responses = answering(200, asks as Schema).responses ?? {};
    expect(judge({ segment: 'archive', flags: archived, operation: { responses } }).action?.kind).toBe('custom');
  });
});
