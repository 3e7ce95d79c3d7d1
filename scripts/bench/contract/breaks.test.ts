import { describe, expect, it } from 'vitest';

import { listBreaks, readEnd } from './breaks';

const error = (type: string): string =>
  JSON.stringify({
    NonFatalError: { id: '1', label: 'GET /notes', value: { type, message: 'Gone.' }, phase: 'fuzzing' },
  });

describe('listBreaks', () => {
  it.each(['ServerUnavailable', 'ConnectionError', 'ReadTimeout', 'ChunkedEncodingError'])(
    '%s is a failure',
    (type) => {
      expect(listBreaks(error(type))).toEqual([
        { operation: 'GET /notes', check: type, status: undefined, message: 'Gone.', example: '' },
      ]);
    },
  );

  it.each([
    error('Unsatisfiable'),
    error('SerializationNotPossible'),
    '{"EngineFinished":{"stop_reason":"completed"}}',
  ])('%s is none of the service', (line) => {
    expect(listBreaks(line)).toEqual([]);
  });
});

describe('readEnd', () => {
  it.each([
    ['{"EngineFinished":{"id":"1","stop_reason":"server_unavailable"}}', 'server_unavailable'],
    [error('ReadTimeout'), undefined],
  ])('of %s is %s', (line, end) => {
    expect(readEnd(line)).toBe(end);
  });
});
