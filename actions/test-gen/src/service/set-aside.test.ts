import type { Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import { describe, expect, it } from 'vitest';

import type { Shape } from '../shapes/shape';
import { createNotesView } from '../testing/notes';

import { setAside } from './set-aside';

const { plan } = createNotesView();
const text = { kind: 'string', minLength: 0, isNullable: false } as const;

/** The plan, with something else known of how notes are created. */
function change(operation: Partial<PlannedOperation>): Plan {
  return {
    ...plan,
    operations: plan.operations.map((one) => (one.id === 'createNote' ? { ...one, ...operation } : one)),
  };
}

/** What is set aside where requests may carry a header. */
function reasonsFor(operation: Partial<PlannedOperation>, name: string, shape: Shape): ReadonlyMap<string, string> {
  const header = { name, isRequired: true, shape, isExploded: false };
  return setAside(change(operation), ({ id }) => (id === 'createNote' ? [header] : [])).reasons;
}

const tagged = { conditions: { showsTag: true, answersUnchanged: false, match: { stale: 412, missing: 428 } } };
const keyed = { idempotency: { header: 'X-Key', conflict: 422, isRequired: true } };

describe('setAside', () => {
  it('leaves a plan as it is in which nothing is beyond the tests', () => {
    expect(setAside(plan, () => [])).toEqual({ plan, reasons: new Map() });
  });

  it('takes out one operation alone', () => {
    const shape = { kind: 'enum', values: ['a'], isNullable: false } as const;
    const header = { name: 'X-Key', isRequired: true, shape, isExploded: false };
    const { plan: left, reasons } = setAside(change(keyed), ({ id }) => (id === 'createNote' ? [header] : []));
    expect([...reasons.keys()]).toEqual(['createNote']);
    expect(left.resources).toEqual(plan.resources);
    expect(left.operations.find(({ id }) => id === 'createNote')?.kind).toBe('custom');
  });

  it('makes custom what was inferred and is left to be written, without a reason of its own', () => {
    const { plan: left, reasons } = setAside(
      plan,
      () => [],
      ({ id }) => id === 'createNote',
    );
    expect(reasons.size).toBe(0);
    expect(left.operations.filter(({ kind }) => kind === 'custom').map(({ id }) => id)).toEqual([
      'createNote',
      'shareNote',
    ]);
  });

  it('keeps what asks for a tag or a key that the tests can give', () => {
    expect(reasonsFor(tagged, 'if-match', text)).toEqual(new Map());
    expect(reasonsFor(tagged, 'Other', { ...text, pattern: '^x$' })).toEqual(new Map());
    expect(reasonsFor(keyed, 'X-Key', { ...text, minLength: 8, format: 'uuid' })).toEqual(new Map());
  });

  it('takes out what speaks XML alone, which no test sends or reads', () => {
    const speaking = (requestTypes: string[]): string[] => [
      ...setAside(change({ requestTypes }), () => []).reasons.values(),
    ];
    expect(speaking(['application/xml'])).toEqual(['it speaks XML and no JSON, and the tests send and read JSON']);
    expect(speaking(['application/json', 'application/xml'])).toEqual([]);
  });

  it('takes out what answers without a body, whatever it would be', () => {
    expect([...setAside(change({ kind: 'head' }), () => []).reasons.values()]).toEqual([
      'it answers as GET of its path does, without the body that the tests read',
    ]);
  });

  it('takes out what answers with a table alone', () => {
    const answering = (answerTypes: string[]): string[] => [
      ...setAside(change({ answerTypes }), () => []).reasons.values(),
    ];
    expect(answering(['text/csv'])).toEqual(['it answers with a table, and the tests read JSON']);
    expect(answering(['application/json', 'text/csv'])).toEqual([]);
  });

  it('says why no request can carry the header that is asked for', () => {
    const formed = reasonsFor(tagged, 'If-Match', { ...text, pattern: '^"v\\d+"$' });
    expect([...formed]).toEqual([['createNote', expect.stringContaining('If-Match has a form of its own')]]);
    const few = reasonsFor(keyed, 'X-Key', { kind: 'enum', values: ['a', 'b'], isNullable: false });
    expect([...few]).toEqual([['createNote', expect.stringContaining('its X-Key is one of a few values')]]);
  });
});
