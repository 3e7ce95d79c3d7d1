import { expect, it } from 'vitest';

import { findPort } from './find-port';

it.each([
  ["const port = Number(process.env.PORT ?? '3000');", 3000],
  ['app.listen(process.env.PORT || 8000)', 8000],
  ["const port = parseInt(process.env['PORT'] || '4000', 10)", 4000],
  ["const port = get('PORT', 5000)", 5000],
  ['const { HOST, PORT = 6000 } = process.env;', 6000],
  ['PORT: z.coerce.number().int().default(7000),', 7000],
  ["PORT: { type: 'number', default: 7001 },", 7001],
  ['app.listen(9000, () => {})', 9000],
  ['serve({ fetch: app.fetch, port: 9100 })', 9100],
  ['PORT=9200\nDEBUG=', 9200],
  ['app.listen(process.env.PORT)', undefined],
  ['const support = 3000; const x = 70000; listen(99999)', undefined],
])('finds it in %s', (text, port) => {
  expect(findPort(new Map([['a.js', text]]))?.port).toBe(port);
});

it('takes what a variable decides before what is written out, and names the file', () => {
  const texts = new Map([
    ['test-server.js', 'http.createServer().listen(1234)'],
    ['src/server.js', 'app.listen(process.env.PORT ?? 3000)'],
  ]);
  expect(findPort(texts)).toEqual({ port: 3000, file: 'src/server.js' });
});
