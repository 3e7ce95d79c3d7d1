import { describe, expect, it } from 'vitest';

import { listGaps } from '../../gaps';
import { createParcelsContext } from '../../testing/parcels';
import { renderFile } from '../sent-file';
import { renderApi } from '../support';
import type { TestCase } from '../test-module';

import { emitCreateMany } from './create-many';
import { emitDeleteMany } from './delete-many';
import { emitE2e } from './modules';

const context = createParcelsContext();
const modules = emitE2e(context);

function casesOf(title: string): readonly TestCase[] {
  return modules.flatMap(({ suites }) => suites).find((suite) => suite.title === title)?.cases ?? [];
}

function titlesOf(suite: string): string[] {
  return casesOf(suite).map(({ title }) => title);
}

function codeOf(suite: string, title: string): string {
  return (
    casesOf(suite)
      .find((one) => one.title === title)
      ?.lines.join('\n') ?? ''
  );
}

it('leaves nothing of the service aside', () => {
  expect(listGaps(context.view, { expected: new Map() }).filter((gap) => gap.includes('strangers'))).toEqual([]);
});

describe('tests of conditional requests', () => {
  it('give any tag where one must be given and the test is of something else', () => {
    const api = renderApi(context.view);
    expect(api).toMatch(/replaceParcel: .*\.\.\.options, headers: \{ "If-Match": "\*", \.\.\.options\.headers \}/);
    expect(api).toMatch(/dropParcel: .*\{ values, \.\.\.options \}/);
  });

  it('refuse who knows another state, and who tells none, and find the item as it was', () => {
    const stale = codeOf(
      'PUT /parcels/{parcelId}',
      'answers 412 to another tag in If-Match, and leaves the Parcel as it is',
    );
    expect(stale).toMatch(/"If-Match": "\\"another\\"".*\n.*expectDeclared\(answer, 412\);\n[^]*toEqual\(parcel\)/);
    const missing = codeOf('PUT /parcels/{parcelId}', 'answers 428 without If-Match, and leaves the Parcel as it is');
    expect(missing).toContain('"If-Match": undefined');
    expect(titlesOf('DELETE /parcels/{parcelId}').filter((title) => title.includes('without If-Match'))).toEqual([]);
  });

  it('let who knows the state change it once', () => {
    const suite = 'PUT /parcels/{parcelId}';
    const known = codeOf(suite, 'answers 200 to the tag that reading tells, and 412 to the same tag after that');
    expect(known).toMatch(/first\.headers\.get\("etag"\)[^]*, 200\);\n[^]*, 412\);/);
    expect(codeOf(suite, 'lets one of two win that name the same tag at once')).toContain('toEqual([200, 412])');
    expect(titlesOf('DELETE /parcels/{parcelId}')).toContain('answers 204 to the tag that reading tells');
  });

  it('ask for 304, of an item and of a list, and for a new answer after a change', () => {
    for (const suite of ['GET /parcels', 'GET /parcels/{parcelId}']) {
      const code = codeOf(suite, 'answers 304 to the tag of its answer in If-None-Match, and 200 to another');
      expect(code).toMatch(/"If-None-Match": tag.*, 304\);\n.*"If-None-Match": "\\"another\\"".*, 200\);/);
    }
    expect(titlesOf('GET /parcels')).toContain('answers 200 to the tag that it had before another Parcel was stored');
    expect(
      codeOf('GET /parcels/{parcelId}', 'tells a tag that stays as long as the Parcel does, and no longer'),
    ).toContain('expect(third.headers.get("etag")).not.toBe(tag);');
    for (const suite of ['POST /parcels', 'PUT /parcels/{parcelId}'])
      expect(codeOf(suite, 'tells the tag that reading tells')).toMatch(
        /get\("etag"\)\)\.not\.toBeNull\(\);[^]*toBe\(read\.headers\.get\("etag"\)\)/,
      );
  });
});

describe('tests of repeated requests', () => {
  const suite = 'POST /parcels';

  it('make up another key for each request that is none', () => {
    expect(renderApi(context.view)).toContain(
      'headers: { "Idempotency-Key": `Idempotency-Key ${next()}`, ...options.headers }',
    );
  });

  it('expect the first answer again and one item, one after the other and at once', () => {
    for (const title of [
      'answers a request with the same Idempotency-Key as it did before, and does nothing more',
      'gives two requests with the same Idempotency-Key at once the same answer, and does it once',
    ]) {
      const code = codeOf(suite, title);
      expect(code).toContain('expect(second.body).toEqual(first.body);');
      expect(code).toContain('expect(listed.body.map((one) => one.id)).toEqual([first.body.id]);');
    }
  });

  it('refuse the key with another body, and a request without one', () => {
    const other = codeOf(suite, 'answers 422 to another request with the same Idempotency-Key, and does nothing');
    expect(other).toMatch(
      /\{ \.\.\.sent, "to": "Amber" \}.*\n.*expectDeclared\(answer, 422\);\n[^]*toEqual\(\[first\.body\.id\]\)/,
    );
    expect(codeOf(suite, 'answers 400 without Idempotency-Key')).toContain('"Idempotency-Key": undefined');
  });
});

describe('tests of many items at once', () => {
  const listed = 'expect(left.body.map((one) => one.id))';

  it('store all of a list, in its order', () => {
    const code = codeOf(
      'POST /parcels/bulk',
      'answers 201 and stores all that were sent, and shows them in their order',
    );
    expect(code).toContain('const sent = [newParcel(), newParcel()];');
    expect(code).toContain('expect(answer.body.map((one) => without(one, "id"))).toEqual(sent);');
    expect(code).toContain('.sort()).toEqual([...answer.body.map((one) => one.id)].sort());');
  });

  it('store none where one of them is wrong, or another item has what only one may have', () => {
    const [faults] = casesOf('POST /parcels/bulk').filter(({ table }) => table !== undefined);
    expect(faults?.title).toBe('answers 400 to a list with one %s, and stores none');
    expect(faults?.table?.rows.map(({ label }) => label)).toContain('without to');
    expect(faults?.lines.join('\n')).toContain(`[newParcel(), { ...newParcel(), ...changes }]`);
    expect(faults?.lines.at(-1)).toBe(`${listed}.toEqual([]);`);
    const twins = 'answers 409 where one of them has the to of another Parcel, and stores none';
    expect(codeOf('POST /parcels/bulk', twins)).toContain(`${listed}.toEqual([first.id]);`);
  });

  it('remove all that are named, and none where one of the names is wrong', () => {
    const suite = 'DELETE /parcels/bulk';
    const all = codeOf(suite, 'answers 204, and then all that were named are gone and others are not');
    expect(all).toContain('{ query: { ids: [first.id, second.id].join(",") } }');
    expect(all).toContain(`${listed}.toEqual([other.id]);`);
    for (const title of [
      "answers 404 where one of them is nobody's, and removes none",
      'answers 400 where one of them is no id, and removes none',
    ])
      expect(codeOf(suite, title)).toContain('.toEqual([first.id, second.id, other.id].sort());');
  });

  it('remove those that are there where nothing can say that one is not', () => {
    const resource = context.view.resources.find((one) => one.resource.name === 'Parcel');
    const operation = resource?.operations.find(({ planned }) => planned.kind === 'delete-many');
    if (resource === undefined || operation === undefined) throw new Error('nothing removes parcels');
    const responses = operation.responses.filter(({ status }) => status !== '404');
    const cases = emitDeleteMany(context, resource, { ...operation, responses });
    expect(cases.map(({ title }) => title)).not.toContain(
      "answers 404 where one of them is nobody's, and removes none",
    );
    const code = cases.find(({ title }) => title === "removes what there is where one of them is nobody's")?.lines;
    expect(code).toContain(
      'const answer = await api.dropParcels({ query: { ids: ["00000000-0000-4000-8000-000000000000", first.id].join(",") } });',
    );
    expect(code?.at(-1)).toContain('.toEqual([second.id, other.id].sort());');
  });

  it('count each value, and nothing where nothing is', () => {
    expect(codeOf('GET /sizes', 'counts each Parcel by its size')).toContain('{ ["small"]: 2, ["large"]: 1 }');
    expect(codeOf('GET /sizes', 'counts nothing where there is not a Parcel')).toContain('toEqual({});');
  });
});

describe('tests of what is brought back', () => {
  const suite = 'POST /parcels/{parcelId}/restore';

  it('delete it, find it gone, restore it and find it there', () => {
    const code = codeOf(suite, 'answers 200, and the Parcel that was deleted is there again as it was');
    const steps = ['dropParcel', ', 404)', 'toEqual([])', 'restoreParcel', 'toEqual(parcel)', 'toEqual([parcel.id])'];
    const places = steps.map((step) => code.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('refuse what is not deleted, and what never was', () => {
    expect(titlesOf(suite)).toContain('answers 409 to a Parcel that is not deleted, and leaves it as it is');
    expect(titlesOf(suite)).toContain('answers 404 where there is no such Parcel');
  });
});

describe('tests of files', () => {
  const suite = 'PUT /parcels/{parcelId}/label';

  it('send bytes of every value and the largest file, and get the same bytes', () => {
    const [kept] = casesOf(suite);
    expect(kept?.title).toBe('answers 200 and keeps every byte of a file %s');
    expect(kept?.table?.rows.map(({ values }) => values[0])).toEqual([
      '{ content: bytes(256), type: "image/png" }',
      '{ content: bytes(400), type: "image/png" }',
    ]);
    const code = kept?.lines.join('\n');
    expect(code).toContain('expect(answer.body).toMatchObject({ size: file.content.length });');
    expect(code).toContain('expect(given.bytes).toEqual(file.content);');
  });

  it('refuse what is too large, of another type, or of nothing that is there', () => {
    expect(codeOf(suite, 'answers 413 to a file of more than 400 bytes')).toContain('bytes(401)');
    expect(codeOf(suite, 'answers 415 to a file of a type that is not declared')).toContain('application/x-unknown');
    for (const method of ['PUT', 'GET', 'DELETE'])
      expect(titlesOf(`${method} /parcels/{parcelId}/label`)).toContain('answers 404 where there is no such Parcel');
  });

  it('find no file before one is stored, and none after it is removed', () => {
    const removed = codeOf('DELETE /parcels/{parcelId}/label', 'answers 204, and then the file is gone');
    expect(removed).toMatch(/putLabel[^]*dropLabel[^]*readLabel[^]*, 404\)/);
    for (const method of ['GET', 'DELETE'])
      expect(titlesOf(`${method} /parcels/{parcelId}/label`)).toContain('answers 404 where the Parcel has no file');
  });

  it('name the parts of forms, and the types that they may have', () => {
    const planned = {
      ...context.view.operations[0]?.planned,
      upload: { types: [], part: 'photo', partTypes: ['text/*'] },
    };
    expect(renderFile(planned)).toBe('{ content: bytes(256), type: "text/plain", part: "photo" }');
  });
});

it('hold an answer that only tells how many of many were stored', () => {
  const resource = context.view.resources.find((one) => one.resource.name === 'Parcel');
  const operation = resource?.operations.find(({ planned }) => planned.id === 'sendParcels');
  if (resource === undefined || operation === undefined) throw new Error('no parcels are sent');
  const success = { status: 201, shape: 'other', totalProperty: 'accepted', companions: { rejected: 0 } } as const;
  const [first] = emitCreateMany(context, resource, { ...operation, planned: { ...operation.planned, success } });
  expect(first?.title).toBe('answers 201 and stores all that were sent');
  expect(first?.lines.at(-1)).toBe('expect(answer.body).toEqual({ accepted: 2, rejected: 0 });');
});
