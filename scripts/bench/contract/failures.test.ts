import { describe, expect, it } from 'vitest';

import { listFailures, uniteFailures } from './failures';

function createLine(status: number): string {
  const failure = { type: 'UndefinedStatusCode', operation: 'GET /pets', message: `Received: ${status}` };
  return JSON.stringify({
    ScenarioFinished: {
      recorder: {
        cases: { a: {} },
        checks: {
          a: [{ name: 'status_code_conformance', status: 'failure', failure_info: { failure } }, { name: 'x' }],
        },
        interactions: {
          a: { request: { method: 'GET', uri: 'http://localhost/pets' }, response: { status_code: status } },
        },
      },
    },
  });
}

function readRecorder(line: string): object {
  return (JSON.parse(line) as { ScenarioFinished: { recorder: object } }).ScenarioFinished.recorder;
}

describe('listFailures', () => {
  it('tells a failure with its request and the status of its answer', () => {
    expect(listFailures(createLine(401))).toEqual([
      {
        operation: 'GET /pets',
        check: 'UndefinedStatusCode',
        status: 401,
        message: 'Received: 401',
        example: 'GET http://localhost/pets',
        address: 'http://localhost/pets',
        sent: { type: '', text: '' },
        headers: {},
        isLetIn: false,
        before: [],
      },
    ]);
  });

  it('tells what came before, and the words of a 404 that no line before had', () => {
    const encode = (text: string): object => ({ $base64: Buffer.from(text).toString('base64') });
    const create = (status: number, uri: string, sent: string, timestamp: number): object => ({
      timestamp,
      request: { method: 'PUT', uri, body: encode(sent) },
      response: { status_code: status, content: encode('{"id":"K-7"}') },
    });
    const interactions = {
      a: create(404, 'http://localhost/pets/2', '{"ownerId":"K-7","tagId":"t-1"}', 3),
      b: create(200, 'http://localhost/pets/1', '{"tagId":"t-2"}', 2),
      c: create(400, 'http://localhost/pets/4', '', 1),
      d: create(200, 'http://localhost/pets/3', '', 4),
    };
    const line = JSON.stringify({
      ScenarioFinished: { recorder: { ...readRecorder(createLine(404)), interactions } },
    });
    const told = new Set(['t-1', 'tagid']);
    const [failure] = listFailures(line, [], told);
    expect(failure?.before).toMatchObject([{ address: 'http://localhost/pets/1', answer: '{"id":"K-7"}' }]);
    expect(failure?.unheard).toEqual(['ownerid', 'k-7']);
    expect([...told]).toEqual(expect.arrayContaining(['t-2', 'k-7', 'pets']));
  });

  it('shows what was sent, on one line', () => {
    const body = { $base64: Buffer.from('{"name":\n"x"}').toString('base64') };
    const request = {
      method: 'GET',
      uri: 'http://localhost/pets',
      headers: { 'Content-Type': ['application/json'] },
      body,
    };
    const line = createLine(400).replace(/"request":\{[^}]+\}/, `"request":${JSON.stringify(request)}`);
    expect(listFailures(line)[0]?.example).toBe('GET http://localhost/pets application/json {"name":·"x"}');
  });

  it.each([
    ['right', ['Bearer a'], true],
    ['wrong', ['Bearer b'], false],
    ['missing', undefined, false],
  ])('knows credentials that are %s', (_, sent, isLetIn) => {
    const headers = sent === undefined ? {} : { authorization: sent };
    const request = { method: 'GET', uri: 'http://localhost/pets', headers };
    const line = createLine(401).replace(/"request":\{[^}]+\}/, `"request":${JSON.stringify(request)}`);
    expect(listFailures(line, ['Authorization: Bearer a'])[0]?.isLetIn).toBe(isLetIn);
  });

  it('shows what was answered', () => {
    const content = { $base64: Buffer.from('{"error":"There is no such pet."}').toString('base64') };
    const line = createLine(400).replace('"status_code":400', `"status_code":400,"content":${JSON.stringify(content)}`);
    expect(listFailures(line)[0]?.answer).toBe('{"error":"There is no such pet."}');
  });

  it('tells what had been asked before with success, in the order of time', () => {
    const line = JSON.parse(createLine(401)) as { ScenarioFinished: { recorder: { interactions: object } } };
    const ask = (method: string, timestamp: number, status: number): object => ({
      request: { method, uri: 'http://localhost/pets/1' },
      response: { status_code: status },
      timestamp,
    });
    line.ScenarioFinished.recorder.interactions = {
      late: ask('PUT', 9, 200),
      a: ask('GET', 5, 401),
      second: ask('DELETE', 3, 204),
      refused: ask('PATCH', 2, 404),
      first: ask('POST', 1, 201),
    };
    const address = 'http://localhost/pets/1';
    const nothing = { sent: { type: '', text: '' }, answer: '' };
    expect(listFailures(JSON.stringify(line))[0]?.before).toEqual([
      { at: 1, method: 'POST', address, headers: {}, ...nothing },
      { at: 3, method: 'DELETE', address, headers: {}, ...nothing },
    ]);
  });

  it('passes over lines about something else', () => {
    expect(listFailures('{"EngineStarted":{}}')).toEqual([]);
  });
});

describe('uniteFailures', () => {
  it('counts equal ones once and keeps another status apart', () => {
    const all = [401, 501, 401].flatMap((status) => listFailures(createLine(status)));
    expect(uniteFailures(all).map(({ status, times }) => [status, times])).toEqual([
      [401, 2],
      [501, 1],
    ]);
  });

  it('keeps apart what is proven of some and not of others', () => {
    const [plain] = listFailures(createLine(401));
    const all = plain === undefined ? [] : [plain, { ...plain, proof: 'absent-without-404' }, plain];
    expect(uniteFailures(all).map(({ proof, times }) => [proof, times])).toEqual([
      [undefined, 2],
      ['absent-without-404', 1],
    ]);
  });
});
