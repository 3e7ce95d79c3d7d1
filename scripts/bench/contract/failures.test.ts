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

describe('listFailures', () => {
  it('tells a failure with its request and the status of its answer', () => {
    expect(listFailures(createLine(401))).toEqual([
      {
        operation: 'GET /pets',
        check: 'UndefinedStatusCode',
        status: 401,
        message: 'Received: 401',
        example: 'GET http://localhost/pets',
      },
    ]);
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
});
