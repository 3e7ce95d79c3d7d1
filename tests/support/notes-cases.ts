import { expect, it } from 'vitest';

/** What a service of `tests/fixtures/specifications/notes.yaml` answered. */
interface Answer {
  readonly status: number;
  readonly etag: string | null;
  /** `undefined`: there is none. */
  readonly body: unknown;
}

interface Note {
  readonly id: string;
  readonly title: string;
}

type Headers = Readonly<Record<string, string>>;

/** Checks what a service makes of conditional and repeated requests, and of many items at once. */
export function checkNotes(urlOf: () => string): void {
  async function call(request: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const [method = '', target = ''] = request.split(' ');
    const response = await fetch(`${urlOf()}${target}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  async function add(title: string): Promise<Note & { readonly etag: string }> {
    const { status, body, etag } = await call('POST /notes', { title });
    expect(status, JSON.stringify(body)).toBe(201);
    return { ...(body as Note), etag: etag ?? '' };
  }

  async function listTitles(): Promise<string[]> {
    return ((await call('GET /notes')).body as Note[]).map(({ title }) => title);
  }

  it('answers 304 to who has the item or the list as it is, and another tag after a change', async () => {
    const { id, etag } = await add('Tagged');
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(await call(`GET /notes/${id}`)).toMatchObject({ status: 200, etag });
    const known = { 'if-none-match': `W/"other", ${etag}` };
    expect(await call(`GET /notes/${id}`, undefined, known)).toEqual({ status: 304, etag, body: undefined });
    const list = await call('GET /notes');
    expect((await call('GET /notes', undefined, { 'if-none-match': list.etag ?? '' })).status).toBe(304);
    const changed = await call(`PUT /notes/${id}`, { title: 'Tagged anew' }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.etag).not.toBe(etag);
    expect(await call(`GET /notes/${id}`, undefined, known)).toMatchObject({ status: 200, etag: changed.etag });
    expect((await call('GET /notes')).etag).not.toBe(list.etag);
  });

  it('changes an item only for who knows it as it is', async () => {
    const { id, etag } = await add('Guarded');
    expect((await call(`PUT /notes/${id}`, { title: 'Blind' })).status).toBe(428);
    expect((await call(`PUT /notes/${id}`, { title: 'Stale' }, { 'if-match': '"other"' })).status).toBe(412);
    expect((await call(`PUT /notes/${id}`, { title: 'Weak' }, { 'if-match': `W/${etag}` })).status).toBe(412);
    expect((await call(`GET /notes/${id}`)).body).toMatchObject({ title: 'Guarded' });
    expect((await call(`DELETE /notes/${id}`, undefined, { 'if-match': '"other"' })).status).toBe(412);
    expect((await call(`DELETE /notes/${id}`, undefined, { 'if-match': etag })).status).toBe(204);
    expect((await call(`DELETE /notes/${id}`, undefined, { 'if-match': etag })).status).toBe(404);
  });

  it('lets one of two win who change the same state at once', async () => {
    const { id, etag } = await add('Contended');
    const titles = [1, 2, 3, 4].map((number) => `Contended ${number}`);
    const answers = await Promise.all(titles.map((title) => call(`PUT /notes/${id}`, { title }, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('answers a repeated request as the first one, once for many at once, and refuses its key for another', async () => {
    const key = { 'idempotency-key': 'once' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST /notes', { title: 'Once' }, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { title: 'Once' } });
    expect(answers[0]?.etag).toMatch(/^"/);
    expect((await call('POST /notes', { title: 'Twice' }, key)).status).toBe(422);
    expect((await call('POST /notes', { title: 'Once' })).status).toBe(409);
    expect((await listTitles()).filter((title) => /^(?:Once|Twice)$/.test(title))).toEqual(['Once']);
  });

  it('keeps no answer for what was refused', async () => {
    const key = { 'idempotency-key': 'refused' };
    const { id } = await add('In the way');
    expect((await call('POST /notes', { title: 'In the way' }, key)).status).toBe(409);
    expect((await call(`DELETE /notes/${id}`)).status).toBe(204);
    expect((await call('POST /notes', { title: 'In the way' }, key)).status).toBe(201);
  });

  it('replaces the item that the body names', async () => {
    const { id } = await add('Named');
    expect(await call('PUT /notes', { id, title: 'Renamed' })).toMatchObject({
      status: 200,
      body: { title: 'Renamed' },
    });
    expect((await call(`GET /notes/${id}`)).body).toEqual({ id, title: 'Renamed' });
    const nobodys = '00000000-0000-4000-8000-000000000000';
    expect((await call('PUT /notes', { id: nobodys, title: 'Nobody' })).status).toBe(404);
    expect((await call('PUT /notes', { title: 'No id' })).status).toBe(400);
  });

  it('stores all of a list, or nothing of it', async () => {
    const { status, body } = await call('POST /notes/bulk', [{ title: 'First' }, { title: 'Second', text: 'Words.' }]);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: [{ title: 'First' }, { title: 'Second', text: 'Words.' }],
    });
    expect((await call('POST /notes/bulk', [{ title: 'Third' }, { title: 'First' }])).status).toBe(409);
    expect((await call('POST /notes/bulk', [{ title: 'Third' }, {}])).status).toBe(400);
    expect((await call('POST /notes/bulk', [])).body).toEqual([]);
    expect(await listTitles()).not.toContain('Third');
  });

  it('removes all that a list names, or nothing of it', async () => {
    const [one, two] = [await add('Going'), await add('Going too')];
    const nobodys = '00000000-0000-4000-8000-000000000000';
    expect((await call(`DELETE /notes?ids=${one.id}&ids=${nobodys}`)).status).toBe(404);
    expect((await call(`GET /notes/${one.id}`)).status).toBe(200);
    expect((await call(`DELETE /notes?ids=${one.id}&ids=${two.id}&ids=${one.id}`)).status).toBe(204);
    expect((await call(`GET /notes/${two.id}`)).status).toBe(404);
    expect((await call('DELETE /notes')).status).toBe(400);
  });

  async function addSheet(name: string, weight?: number): Promise<number> {
    const { status, body } = await call('POST /sheets', { name, weight });
    expect(status, JSON.stringify(body)).toBe(201);
    return (body as { id: number }).id;
  }

  it('marks as deleted what may be restored, and finds it nowhere until it is', async () => {
    const id = await addSheet('Kept');
    const listed = async (): Promise<boolean> =>
      JSON.stringify((await call('GET /sheets?limit=50')).body).includes('"Kept"');
    expect((await call(`POST /sheets/${id}/restore`)).status).toBe(409);
    expect((await call(`DELETE /sheets/${id}`)).status).toBe(204);
    expect((await call(`DELETE /sheets/${id}`)).status).toBe(404);
    expect((await call(`GET /sheets/${id}`)).status).toBe(404);
    expect(await listed()).toBe(false);
    expect(await call(`POST /sheets/${id}/restore`)).toMatchObject({ status: 200, body: { id, name: 'Kept' } });
    expect((await call(`GET /sheets/${id}`)).body).toEqual({ id, name: 'Kept' });
    expect(await listed()).toBe(true);
    expect((await call('POST /sheets/999999/restore')).status).toBe(404);
  });

  interface Page {
    readonly names: string[];
    readonly next: string | undefined;
    readonly link: string;
  }

  async function readSheets(target: string): Promise<Page> {
    const response = await fetch(`${urlOf()}${target}`);
    const { sheets } = (await response.json()) as { sheets: { name: string }[] };
    const link = response.headers.get('link') ?? '';
    const next = /<([^>]*)>; rel="next"/.exec(link)?.[1];
    return { names: sheets.map(({ name }) => name), next: next === undefined ? undefined : `/sheets${next}`, link };
  }

  async function readAll(first: string): Promise<string[]> {
    const names: string[] = [];
    for (let target: string | undefined = first; target !== undefined;) {
      const page: Page = await readSheets(target);
      names.push(...page.names.filter((name) => name.startsWith('Ordered')));
      target = page.next;
    }
    return names;
  }

  it('leads by links through the pages of an ordered list, and past items that have no value', async () => {
    const weights = [3, undefined, 1, 3, undefined, 2, 1];
    for (const [index, weight] of weights.entries()) await addSheet(`Ordered ${index}`, weight);
    const named = (...numbers: number[]): string[] => numbers.map((number) => `Ordered ${number}`);
    expect(await readAll('/sheets?limit=2')).toEqual(named(0, 1, 2, 3, 4, 5, 6));
    expect(await readAll('/sheets?limit=2&sort=weight')).toEqual(named(2, 6, 5, 0, 3, 1, 4));
    expect(await readAll('/sheets?limit=2&sort=-weight')).toEqual(named(3, 0, 5, 6, 2, 4, 1));
    expect(await readAll('/sheets?limit=3&sort=-name')).toEqual(named(6, 5, 4, 3, 2, 1, 0));
    const { link } = await readSheets('/sheets?limit=2&sort=weight');
    expect(link).toMatch(/^<\?limit=2&sort=weight>; rel="first", <\?limit=2&sort=weight&cursor=[\w-]+>; rel="next"$/);
    expect((await readSheets('/sheets?cursor=nonsense')).names).toEqual([]);
  });

  it('follows no cursor that no page gave, whatever type its value has', async () => {
    await addSheet('Forged', 1);
    const values = ['x', '\0', '9'.repeat(30), 7, 1.5, 1e300, true, null, {}, ['x']];
    for (const sort of ['name', '-name', 'weight', '-weight'])
      for (const value of values) {
        const cursor = Buffer.from(JSON.stringify([1, value])).toString('base64url');
        const { status } = await call(`GET /sheets?sort=${sort}&cursor=${cursor}`);
        expect([200, 400], `${sort} after ${JSON.stringify(value)}`).toContain(status);
      }
  });

  it('tells by links the pages before, after and at both ends', async () => {
    const sheet = await addSheet('With lines');
    const lines = `/sheets/${sheet}/lines`;
    for (const text of ['a', 'b', 'c', 'd', 'e']) expect((await call(`POST ${lines}`, { text })).status).toBe(201);
    const linkOf = async (query: string): Promise<string | null> =>
      (await fetch(`${urlOf()}${lines}${query}`)).headers.get('link');
    expect(await linkOf('?page=2&size=2')).toBe(
      '<?page=1&size=2>; rel="first", <?page=1&size=2>; rel="prev", <?page=3&size=2>; rel="next", <?page=3&size=2>; rel="last"',
    );
    expect(await linkOf('')).toBe('<?page=1>; rel="first", <?page=1>; rel="last"');
  });

  it('tells where what was made is, and that accepted work is done', async () => {
    const sheet = await addSheet('With a line');
    const body = JSON.stringify({ text: 'There' });
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const made = await fetch(`${urlOf()}/sheets/${sheet}/lines`, { ...post, body });
    const at = made.headers.get('location') ?? '';
    expect(at).toMatch(new RegExp(`^/sheets/${sheet}/lines/[\\w-]+$`));
    expect((await call(`GET ${at}`)).body).toMatchObject({ text: 'There' });
    const begun = await fetch(`${urlOf()}/exports`, { ...post, body: JSON.stringify({ format: 'csv' }) });
    expect(begun.status).toBe(202);
    const told = await call(`GET ${begun.headers.get('location') ?? ''}`);
    expect(told).toMatchObject({ status: 200, body: { format: 'csv', status: 'succeeded' } });
    expect(await begun.json()).toEqual(told.body);
    expect((await call('GET /statistics')).body).toEqual({ succeeded: 1 });
  });

  it('refuses on a fixed path below a parameter what only the path beside it does', async () => {
    const sheet = await addSheet('With the latest');
    expect((await call(`GET /sheets/${sheet}/lines/latest`)).status).toBe(501);
    expect((await call(`DELETE /sheets/${sheet}/lines/latest`)).status).toBe(405);
    expect((await call(`DELETE /sheets/${sheet}/lines/other`)).status).toBe(404);
  });
}
