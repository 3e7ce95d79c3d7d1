import { describe, expect, it } from 'vitest';

import { createNotesView } from '../../testing/notes';

import { refusePaths, refuseQueries, refuseUnknown } from './refusals';

describe('refusePaths', () => {
  const operations = createNotesView().resources.flatMap((resource) => resource.operations);
  const read = operations.find(({ title }) => title === 'GET /notes/{noteId}');
  const body = operations.find((operation) => operation.body !== undefined)?.body;
  if (read === undefined || body === undefined) throw new Error('the notes have no such operations any more');

  it.each([
    ['404 where only the path can be wrong', read, 'answers 404 to a path %s'],
    ['400 where a body can be wrong, too', { ...read, body }, 'answers 400 to a path %s'],
    ['400 where a query can be wrong, too', { ...read, query: read.path }, 'answers 400 to a path %s'],
  ])('expects %s', (_title, operation, expected) => {
    expect(refusePaths(operation).map(({ title }) => title)).toEqual([expected]);
  });
});

describe('refuseUnknown', () => {
  it('leaves out what changes an item together with a file, whose form has fields that it does not know', () => {
    const view = createNotesView();
    const [resource] = view.resources;
    const read = view.operations.find(({ title }) => title === 'GET /notes/{noteId}');
    if (read === undefined || resource === undefined) throw new Error('the notes have no such operation any more');
    const upload = { types: [], part: 'photo' };
    const titlesOf = (planned: Partial<typeof read.planned>): string[] =>
      refuseUnknown({ view, bodies: new Map() }, resource, { ...read, planned: { ...read.planned, ...planned } }).map(
        ({ title }) => title,
      );
    expect(titlesOf({ kind: 'upload', upload })).toEqual(['answers 404 where there is no such Folder']);
    expect(titlesOf({ kind: 'replace', upload })).toEqual([]);
  });
});

describe('refuseQueries', () => {
  it('sends what a query must have beside what is wrong', () => {
    const view = createNotesView();
    const list = view.operations.find(({ title }) => title === 'GET /notes');
    if (list === undefined) throw new Error('the notes have no list any more');
    const name = { name: 'from', isRequired: true, isExploded: true } as const;
    const from = { ...name, shape: { kind: 'string', minLength: 0, isNullable: false } } as const;
    const code = (operation: typeof list): string =>
      refuseQueries({ view, bodies: new Map() }, operation)
        .flatMap(({ lines }) => lines)
        .join('\n');
    expect(code(list)).toContain('api.listNotes({ query })');
    expect(code({ ...list, query: [...list.query, from] })).toContain(
      'api.listNotes({ query: { from: `From ${next()}`, ...query } })',
    );
    const mail = { ...from, shape: { ...from.shape, format: 'email' } } as const;
    expect(code({ ...list, query: [mail] })).toContain('api.listNotes({ query })');
  });
});
