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

function warn(id: Schema, paths: readonly string[]): string[] {
  const Pet: Schema = { type: 'object', required: ['id'], properties: { id } };
  const item = (path: string) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    return { get: answering(200, referTo('Pet'), { parameters: names.map((name) => pathParameter(name, id)) }) };
  };
  const create = { post: answering(201, referTo('Pet'), { requestBody: jsonOf(referTo('Pet')) }) };
  const all = { '/pets': create, ...Object.fromEntries(paths.map((path) => [path, item(path)])) };
  const { warnings } = inferPlan(createOpenApiDocument(all, { Pet }));
  return warnings.filter(({ rule }) => /path|shadow/.test(rule)).map(({ rule }) => rule);
}

describe('paths that the same request fits', () => {
  it('names the item that a fixed segment hides, where an id may be that text', () => {
    expect(warn(text, ['/pets/{petId}', '/pets/latest'])).toEqual(['shadowed-item']);
    expect(warn({ type: 'string', format: 'uuid' }, ['/pets/{petId}', '/pets/latest'])).toEqual([]);
  });

  it('names two paths of which neither says more', () => {
    expect(warn(text, ['/pets/{petId}/latest', '/pets/best/{view}'])).toEqual(['ambiguous-path']);
  });

  it('names nothing where paths differ', () => {
    expect(warn(text, ['/pets/{petId}', '/pets/{petId}/toys', '/shelters/{shelterId}'])).toEqual([]);
  });
});
