import { describe, expect, it } from 'vitest';

import { listGaps } from './gaps';
import { createNotesView } from './testing/notes';

const everything = new Map(
  [
    'POST /folders',
    'GET /notes',
    'POST /notes',
    'GET /notes/{noteId}',
    'PATCH /notes/{noteId}',
    'DELETE /notes/{noteId}',
    'POST /notes/{noteId}/share',
  ].map((title) => [title, new Set([200, 201, 202, 204, 400, 401, 404, 409, 429])] as const),
);

const UNWRITTEN = 'POST /notes/{noteId}/share: it is not written yet, so only its answer 501 is tested';

describe('listGaps', () => {
  it('names only what is not written where each declared answer is provoked', () => {
    expect(listGaps(createNotesView(), { expected: everything })).toEqual([UNWRITTEN]);
  });

  it('asks of what a model has written what it asks of the rest', () => {
    const view = createNotesView({}, () => false);
    expect(listGaps(view, { expected: everything })).toEqual([]);
    const expected = new Map([...everything].filter(([title]) => !title.endsWith('/share')));
    expect(listGaps(view, { expected })).toEqual([
      expect.stringMatching(/^POST \/notes\/\{noteId\}\/share: no test provokes the answer \d+$/),
    ]);
  });

  it('names answers that no test provokes', () => {
    const expected = new Map([...everything, ['POST /notes', new Set([201, 400, 401, 409])] as const]);
    expect(listGaps(createNotesView(), { expected })).toEqual([
      UNWRITTEN,
      'POST /notes: no test provokes the answer 429',
    ]);
  });

  it('names what nobody may call, and what cannot be stored therefore', () => {
    const view = createNotesView({ securitySchemes: [{ name: 'key', type: 'unsupported' }] });
    expect(listGaps(view, { expected: everything })).toEqual([
      'Note: no item can be stored (createNote asks for credentials that no scheme here can give), so nothing is tested that needs one',
      UNWRITTEN,
      'POST /notes: nobody can be let in, so only the refusal of strangers is tested',
      'PATCH /notes/{noteId}: nobody can be let in, so only the refusal of strangers is tested',
      'DELETE /notes/{noteId}: nobody can be let in, so only the refusal of strangers is tested',
      'POST /notes/{noteId}/share: nobody can be let in, so only the refusal of strangers is tested',
    ]);
  });
});
