import fc from 'fast-check';

/** Where every property starts from, so that each run tries the same values; fast-check prints it when one fails. */
const SEED = 4242;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED, numRuns: 25 });

/** Any character but NUL, which PostgreSQL cannot hold: most from the keyboard, some from the ends of Unicode. */
const anyCharacter = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 1, arbitrary: fc.integer({ min: 0x01, max: 0xd7ff }) },
    { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

/** Text of any characters, counted as the specification counts them. */
function anyText(
  bounds: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, ...bounds });
}

/** Any day from the year 0001 on: `2024-02-29`. */
function anyDate(): fc.Arbitrary<string> {
  return anyInstant().map((value) => value.slice(0, 10));
}

/** Any moment, to the millisecond, in UTC: `2024-02-29T12:30:45.678Z`. */
function anyInstant(): fc.Arbitrary<string> {
  const [min, max] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];
  return fc.date({ min, max, noInvalidDate: true }).map((value) => value.toISOString());
}

/** A plain address; the specification of addresses allows much that few accept. */
function anyAddress(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[a-z][a-z0-9]{0,9}@[a-z]{1,9}\.(com|org)$/);
}

/** Any JSON value, without the character NUL. */
export function anyJson(): fc.Arbitrary<unknown> {
  return fc
    .jsonValue()
    .filter((value) => !JSON.stringify(value).includes('\\u0000'))
    .map((value): unknown => JSON.parse(JSON.stringify(value)));
}

/** Any JSON value of another type; `null` has tests of its own. */
function otherThan(
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object',
): fc.Arbitrary<unknown> {
  return anyJson().filter((value) => {
    if (value === null) return false;
    if (type === 'integer') return !Number.isInteger(value);
    if (type === 'array') return !Array.isArray(value);
    if (type === 'object') return typeof value !== 'object' || Array.isArray(value);
    return typeof value !== type;
  });
}

/** One property with a value that its schema does not allow. */
function fault(
  name: string,
  ...values: readonly fc.Arbitrary<unknown>[]
): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(...values).map((value) => ({ [name]: value }));
}

/** Text that a path can carry as one of its parts. */
export function pathPart(): fc.Arbitrary<string> {
  return anyText({ minLength: 1 }).filter((value) => value !== '.' && value !== '..');
}

/** Anything that createAuthor must accept. */
export const anyAuthorInput = fc.record(
  {
    name: anyText({ minLength: 1, maxLength: 200 }),
    born: anyDate(),
    biography: anyText({ maxLength: 5000 }),
  },
  { requiredKeys: ['name'] },
);

/** What createAuthor must not accept: one property, missing or with a value that is not allowed. */
export const authorInputFaults = fc.oneof(
  fault(
    'name',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    anyText({ maxLength: 0 }),
    anyText({ minLength: 201, maxLength: 210 }),
  ),
  fault(
    'born',
    otherThan('string'),
    fc.constant(null),
    fc.constant('2023-02-29'),
    fc.constant('tomorrow'),
  ),
  fault(
    'biography',
    otherThan('string'),
    fc.constant(null),
    anyText({ minLength: 5001, maxLength: 5010 }),
  ),
);

/** Anything that createBook must accept, but for what refers to other items. */
export const anyBookInput = fc.record(
  {
    title: anyText({ minLength: 1, maxLength: 300 }),
    isbn: fc.stringMatching(/^97[89][0-9]{10}$/u),
    genre: fc.constantFrom('fiction', 'poetry', 'science', 'history', 'children'),
    pages: fc.integer({ min: 1, max: 20000 }),
    publishedOn: anyDate(),
  },
  { requiredKeys: ['title', 'isbn', 'genre'] },
);

/** What createBook must not accept: one property, missing or with a value that is not allowed. */
export const bookInputFaults = fc.oneof(
  fault(
    'title',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    anyText({ maxLength: 0 }),
    anyText({ minLength: 301, maxLength: 310 }),
  ),
  fault(
    'isbn',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    anyText().filter((value) => !/^97[89][0-9]{10}$/u.test(value)),
  ),
  fault(
    'authorId',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    fc.constant('not-a-uuid'),
  ),
  fault(
    'genre',
    fc.constant(undefined),
    anyJson().filter(
      (value) =>
        value !== null &&
        !['fiction', 'poetry', 'science', 'history', 'children'].some(
          (allowed) => allowed === value,
        ),
    ),
    fc.constant(null),
  ),
  fault(
    'pages',
    otherThan('integer'),
    fc.constant(null),
    fc.integer({ min: -999, max: 0 }),
    fc.integer({ min: 20001, max: 21000 }),
  ),
  fault(
    'publishedOn',
    otherThan('string'),
    fc.constant(null),
    fc.constant('2023-02-29'),
    fc.constant('tomorrow'),
  ),
);

/** Anything that updateBook must accept. */
export const anyBookPatch = fc
  .record(
    {
      title: anyText({ minLength: 1, maxLength: 300 }),
      genre: fc.constantFrom('fiction', 'poetry', 'science', 'history', 'children'),
      pages: fc.integer({ min: 1, max: 20000 }),
      publishedOn: anyDate(),
    },
    { requiredKeys: [] },
  )
  .filter((value) => Object.keys(value).length >= 1);

/** What updateBook must not accept: one property, missing or with a value that is not allowed. */
export const bookPatchFaults = fc.oneof(
  fault(
    'title',
    otherThan('string'),
    fc.constant(null),
    anyText({ maxLength: 0 }),
    anyText({ minLength: 301, maxLength: 310 }),
  ),
  fault(
    'genre',
    anyJson().filter(
      (value) =>
        value !== null &&
        !['fiction', 'poetry', 'science', 'history', 'children'].some(
          (allowed) => allowed === value,
        ),
    ),
    fc.constant(null),
  ),
  fault(
    'pages',
    otherThan('integer'),
    fc.constant(null),
    fc.integer({ min: -999, max: 0 }),
    fc.integer({ min: 20001, max: 21000 }),
  ),
  fault(
    'publishedOn',
    otherThan('string'),
    fc.constant(null),
    fc.constant('2023-02-29'),
    fc.constant('tomorrow'),
  ),
);

/** Anything that createMember must accept. */
export const anyMemberInput = fc.record({
  name: anyText({ minLength: 1, maxLength: 200 }),
  email: anyAddress(),
});

/** What createMember must not accept: one property, missing or with a value that is not allowed. */
export const memberInputFaults = fc.oneof(
  fault(
    'name',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    anyText({ maxLength: 0 }),
    anyText({ minLength: 201, maxLength: 210 }),
  ),
  fault(
    'email',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    anyText({ minLength: 201, maxLength: 210 }),
    fc.constant('nobody'),
  ),
);

/** Anything that createLoan must accept, but for what refers to other items. */
export const anyLoanInput = fc.record({ dueOn: anyDate() });

/** What createLoan must not accept: one property, missing or with a value that is not allowed. */
export const loanInputFaults = fc.oneof(
  fault(
    'bookId',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    fc.constant('not-a-uuid'),
  ),
  fault(
    'memberId',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    fc.constant('not-a-uuid'),
  ),
  fault(
    'dueOn',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    fc.constant('2023-02-29'),
    fc.constant('tomorrow'),
  ),
);

/** Anything that updateLoan must accept. */
export const anyLoanPatch = fc.record({ dueOn: anyDate() });

/** What updateLoan must not accept: one property, missing or with a value that is not allowed. */
export const loanPatchFaults = fc.oneof(
  fault(
    'dueOn',
    fc.constant(undefined),
    otherThan('string'),
    fc.constant(null),
    fc.constant('2023-02-29'),
    fc.constant('tomorrow'),
  ),
);

/** Queries that listAuthors must accept. */
export const anyListAuthorsQuery = fc.record(
  {
    name: anyText({ minLength: 1 }),
    sort: fc.constantFrom('name', '-name', 'createdAt', '-createdAt'),
    page: fc.integer({ min: 1, max: 100000 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: [] },
);

/** Queries that listBooksOfAuthor must accept. */
export const anyListBooksOfAuthorQuery = fc.record(
  { page: fc.integer({ min: 1, max: 100000 }), pageSize: fc.integer({ min: 1, max: 100 }) },
  { requiredKeys: [] },
);

/** Queries that listBooks must accept. */
export const anyListBooksQuery = fc.record(
  {
    authorId: fc.uuid(),
    genre: fc.constantFrom('fiction', 'poetry', 'science', 'history', 'children'),
    title: anyText({ minLength: 1 }),
    minPages: fc.integer({ min: 1, max: 20000 }),
    maxPages: fc.integer({ min: 1, max: 20000 }),
    sort: fc.constantFrom('title', '-title', 'pages', '-pages', 'publishedOn', '-publishedOn'),
    page: fc.integer({ min: 1, max: 100000 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: [] },
);

/** Queries that listMembers must accept. */
export const anyListMembersQuery = fc.record(
  {
    name: anyText({ minLength: 1 }),
    status: fc.constantFrom('active', 'suspended'),
    sort: fc.constantFrom('name', '-name'),
    page: fc.integer({ min: 1, max: 100000 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: [] },
);

/** Queries that listLoansOfMember must accept. */
export const anyListLoansOfMemberQuery = fc.record(
  {
    status: fc.constantFrom('active', 'returned', 'lost'),
    page: fc.integer({ min: 1, max: 100000 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: [] },
);

/** Queries that listLoans must accept. */
export const anyListLoansQuery = fc.record(
  {
    bookId: fc.uuid(),
    status: fc.constantFrom('active', 'returned', 'lost'),
    sortBy: fc.constantFrom('dueOn', 'createdAt'),
    order: fc.constantFrom('asc', 'desc'),
    page: fc.integer({ min: 1, max: 100000 }),
    pageSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: [] },
);
