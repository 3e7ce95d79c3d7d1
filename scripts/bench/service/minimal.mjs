// The service of notes.yaml as somebody would write it by hand who wants no more than these two operations: no logs, no
// limits, no metrics, no documentation. Run in the folder of a generated service, whose packages it uses.
import { createAdaptorServer } from '@hono/node-server';
import { PGlite } from '@electric-sql/pglite';
import { Hono } from 'hono';
import { z } from 'zod';

const database = await PGlite.create('memory://');
await database.exec(`create table notes (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  title text not null,
  "text" text,
  rank integer
)`);

const input = z.object({
  title: z.string().min(1).max(80),
  text: z.string().max(1000).optional(),
  rank: z.int().min(0).max(9).optional(),
});
const COLUMNS = 'id, title, "text", rank, created_at as "createdAt"';
const show = ({ text, rank, ...note }) => ({ ...note, text: text ?? undefined, rank: rank ?? undefined });

const app = new Hono();
app.get('/notes/:id', async (c) => {
  const { rows } = await database.query(`select ${COLUMNS} from notes where id = $1`, [c.req.param('id')]);
  return rows.length === 0 ? c.json({ title: 'Not Found' }, 404) : c.json(show(rows[0]));
});
app.post('/notes', async (c) => {
  const parsed = input.safeParse(await c.req.json());
  if (!parsed.success) return c.json({ title: 'Bad Request' }, 400);
  const { title, text = null, rank = null } = parsed.data;
  const insert = `insert into notes (title, "text", rank) values ($1, $2, $3) returning ${COLUMNS}`;
  const { rows } = await database.query(insert, [title, text, rank]);
  return c.json(show(rows[0]), 201);
});

const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ msg: 'listening', port: server.address().port })));
process.once('SIGTERM', () => process.exit(0));
