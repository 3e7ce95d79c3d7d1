/** A text with personal data of the kinds that are named; the values are made up and belong to nobody. */
export interface PersonalText {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly file?: string;
  readonly text: string;
}

/** A text that only looks like it. */
export interface ImpersonalText {
  readonly name: string;
  readonly file?: string;
  readonly text: string;
}

/** Personal data as it stands in issues, logs and data files. */
export const PERSONAL_TEXTS: readonly PersonalText[] = [
  {
    name: 'a mail address in a sentence',
    kinds: ['mail-address'],
    text: 'Reported by anna.lindqvist@nordpost.se today.',
  },
  {
    name: 'a mail address in a log',
    kinds: ['mail-address'],
    text: '2024-05-01 INFO login user=t.okafor+shop@mailbox.ng ok',
  },
  { name: 'a mail address in quotes', kinds: ['mail-address'], text: '{"to":"mireille_dubois@laposte.fr"}' },
  { name: 'a signed-off commit', kinds: ['mail-address'], text: 'Signed-off-by: P. Novak <petr.novak@seznam.cz>' },
  { name: 'a link to write to', kinds: ['mail-address'], text: '[write](mailto:helga.brandt@posteo.de)' },
  { name: 'a number with its country', kinds: ['phone-number'], text: 'Call +49 30 5682 4471 before noon.' },
  { name: 'a number without spaces', kinds: ['phone-number'], text: 'tel:+33612345678' },
  { name: 'a number of North America', kinds: ['phone-number'], text: 'Her number is (415) 867-2193.' },
  { name: 'a labelled number', kinds: ['phone-number'], text: 'Telefon: 030 56824471' },
  { name: 'a number in JSON', kinds: ['phone-number'], text: '{"mobile": "0171 5682447"}' },
  { name: 'a number in CSV', kinds: ['phone-number'], file: 'a.csv', text: 'id,phone\n1,+44 20 7183 8750\n' },
  { name: 'a card in groups', kinds: ['payment-card'], text: 'Card 4539 1488 0343 6467 was refused' },
  { name: 'a card without spaces', kinds: ['payment-card'], text: '{"card":"5425233430109903"}' },
  { name: 'a card of fifteen digits', kinds: ['payment-card'], text: 'pay with 3742-454554-00126 now' },
  { name: 'an account', kinds: ['iban'], text: 'IBAN: DE75 5121 0800 1245 1261 99' },
  { name: 'an account without spaces', kinds: ['iban'], text: 'to=FR7630006000011234567890189;' },
  {
    name: 'names in CSV',
    kinds: ['name'],
    file: 'people.csv',
    text: 'id,first_name,last_name\n1,Mireille,Dubois\n2,Petr,Novak\n',
  },
  {
    name: 'names in CSV with semicolons and quotes',
    kinds: ['name'],
    text: '"Vorname";"Nachname";"Ort"\n"Helga";"Brandt";"Kiel"\n',
  },
  { name: 'names in JSON', kinds: ['name'], text: '[{"id": 1, "firstName": "Tunde", "lastName": "Okafor"}]' },
  { name: 'a full name in JSON', kinds: ['name'], text: '{"customer_name": "Anna Lindqvist", "total": 5}' },
  {
    name: 'a plain name beside a birthday',
    kinds: ['name'],
    text: '{"name": "Helga Brandt", "birthDate": "1971-04-02"}',
  },
  {
    name: 'plain names in a data file',
    kinds: ['name'],
    file: 'data/customers.csv',
    text: 'name,city\nHelga Brandt,Kiel\nPetr Novak,Brno\n',
  },
  {
    name: 'all at once',
    kinds: ['mail-address', 'phone-number', 'name'],
    file: 'users.json',
    text: '[{"fullName": "Mireille Dubois", "email": "m.dubois@laposte.fr", "phone": "+33 1 44 27 81 09"}]',
  },
];

/** Addresses of nobody, numbers of things, names of programs. */
export const IMPERSONAL_TEXTS: readonly ImpersonalText[] = [
  {
    name: 'reserved domains',
    text: 'a.b@example.com, x@mail.example.org, y@shop.test, z@host.invalid, me@localhost, q@api.example',
  },
  { name: 'git', text: 'git@github.com:acme/app.git and ssh://git@gitlab.com/acme/app, git+ssh://git@bitbucket.org/a' },
  {
    name: 'addresses that nobody reads',
    text: 'noreply@github.com, 41898282+github-actions[bot]@users.noreply.github.com, no-reply@accounts.google.com',
  },
  { name: 'addresses of roles', text: 'security@acme.io, support@acme.io, info@acme.io, postmaster@acme.io' },
  {
    name: 'placeholders',
    text: 'john.doe@gmail.com, user@domain.com, foo@bar.com, test@test.com, you@yourcompany.com',
  },
  {
    name: 'packages',
    text: 'npm i zod@4.6.7 @scope/name@1.2.3 react@next; actions/checkout@v4.1.1; image@sha256:abcd',
  },
  { name: 'pictures', text: 'logo@2x.png icon@3x.webp banner@1.5x.jpg' },
  {
    name: 'an author of a package',
    file: 'package.json',
    text: '{"name":"x","author":{"name":"Anna Lindqvist","email":"anna.lindqvist@nordpost.se"}}',
  },
  { name: 'a licence', file: 'LICENSE', text: 'Copyright (c) 2014 Petr Novak <petr.novak@seznam.cz>' },
  { name: 'a line of copyright', text: '// Copyright 2014 Petr Novak (petr.novak@seznam.cz)' },
  { name: 'an author of a file', text: ' * @author Petr Novak <petr.novak@seznam.cz>' },
  {
    name: 'a password in an address',
    text: 'postgres://app:secret@db.internal.net:5432/app and https://user:pw@host.com/x',
  },
  {
    name: 'units of systemd and hosts',
    text: 'getty@tty1.service, root@db.internal, app@10.0.0.1, user@machine.local',
  },
  { name: 'decorators', text: 'class A { @app.get("/") x() {} }\n@pytest.mark.skip\nfoo@Override' },
  { name: 'a diff of numbers', text: '@@ -1 +1 @@\n-12025550123\n+13035550123\n+1700000000\n+4930123456789' },
  { name: 'timestamps', text: '1714557600 1714557600123 2024-05-01T10:00:00.123+02:00 20240501100000 +0200' },
  {
    name: 'fictional numbers',
    text: '(555) 555-5555, 555-0100, +1 555 123 4567, +1-202-555-0143, 020 7946 0958, 123-456-7890',
  },
  { name: 'versions and addresses', text: 'v1.2.3-rc.4 192.168.100.200 10.15.7 6.6.87.2 +1.5 +10 +100%' },
  {
    name: 'numbers of things',
    text: 'id: 4539148803436460, order 123-45-6789-01, build 415867219300, ISBN 978-3-16-148410-0',
  },
  {
    name: 'cards of the providers for tests',
    text: '4242424242424242, 4111 1111 1111 1111, 5555-5555-5555-4444, 378282246310005, 6011111111111117',
  },
  {
    name: 'ids that would pass for cards',
    text: '{"id": 4539148803436467, "traceId": "5425233430109903"} and 0.4539148803436467',
  },
  {
    name: 'hashes and UUIDs',
    text: '123e4567-e89b-12d3-a456-426614174000 4539148803436467abcdef 3f786850e387550fdaab836ed7e6dc881de23001',
  },
  {
    name: 'accounts of the documents',
    text: 'DE89370400440532013000, GB82 WEST 1234 5698 7654 32, FR14 2004 1010 0505 0001 3M02 606',
  },
  { name: 'accounts that are none', text: 'DE75512108001245126198, AB12CDEF34567890123456, SHA512ABCDEF0123456789' },
  {
    name: 'a package',
    file: 'package.json',
    text: '{"name": "orchestrate", "description": "First Last", "version": "1.0.0"}',
  },
  { name: 'a pet and a product', text: '[{"name": "Rex", "tag": "dog"}, {"name": "Blue Widget", "price": 5}]' },
  {
    name: 'people that everybody knows',
    text: '{"firstName": "John", "lastName": "Doe"}, {"name": "Ada Lovelace", "email": "ada@example.com"}',
  },
  {
    name: 'types of names',
    text: '{"firstName": "string", "lastName": {"type": "string"}, "fullName": "${name}", "surname": ""}',
  },
  {
    name: 'a header of names in code',
    text: 'const { firstName, lastName, email } = request.body;\nreturn firstName, lastName, email;',
  },
  { name: 'a table of packages', file: 'packages.csv', text: 'name,version\nleft pad,1.0.0\nTypeScript,5.9.3\n' },
  { name: 'a workflow', file: 'ci.yml', text: 'name: Build And Test\njobs:\n  test:\n    name: Unit Tests\n' },
  { name: 'a parser of names', text: 'expect(parse("name,email")).toEqual(["name", "email"]);' },
];
