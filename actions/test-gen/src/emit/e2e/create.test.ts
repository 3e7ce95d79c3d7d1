import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import { emitProperties } from '../property/modules';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };

/** Parcels of which a request need carry only the name. */
function createContext() {
  const sent: Record<string, Schema> = {
    name: text,
    weight: { type: 'integer', default: 3 },
    note: { type: ['string', 'null'] },
    remark: { anyOf: [text, { type: 'null' }] },
    label: text,
    code: text,
  };
  const document = createOpenApiDocument(
    {
      '/parcels': {
        post: {
          ...answering(201, referTo('Parcel'), { operationId: 'addParcel' }),
          requestBody: { required: true, ...jsonOf({ type: 'object', required: ['name'], properties: sent }) },
        },
      },
    },
    { Parcel: { type: 'object', required: ['id', 'name', 'code', 'remark'], properties: { id: text, ...sent } } },
  );
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Parcel', plural: 'parcels', schema: '#/components/schemas/Parcel' },
        made: [{ property: 'code', as: 'code' }],
      },
    ],
    operations: { addParcel: { kind: 'create', resource: 'Parcel', success } },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

const context = createContext();
const linesOf = (modules: ReturnType<typeof emitE2e>, title: string): readonly string[] | undefined =>
  modules.flatMap(({ suites }) => suites.flatMap(({ cases }) => cases)).find((one) => one.title === title)?.lines;

it('holds what is shown of what was left out to its default, to nothing, and to no more', () => {
  const filled = 'weight: 3, note: unset(answer.body.note), remark: unset(answer.body.remark), code: answer.body.code';
  expect(linesOf(emitE2e(context), 'needs no more than name')?.at(-1)).toBe(
    `expect(without(answer.body, "id")).toEqual({ ${filled}, ...sent });`,
  );
  expect(linesOf(emitProperties(context), 'stores any valid Parcel and gives it back')).toContain(
    `expect(without(answer.body, "id")).toEqual({ ${filled}, ...given });`,
  );
});
