import { describe, expect, it } from 'vitest';

import { findWayIn } from './way-in';

const HONO = "import { Hono } from 'hono';\n";
const files = (given: Record<string, string>): Map<string, string> => new Map(Object.entries(given));

describe('findWayIn', () => {
  it.each([
    ['a name', 'export const api = new Hono<Env>();', 'api'],
    ['default', 'const app = new Hono();\napp.get("/", show);\nexport default app;', 'default'],
  ])('takes an application of Hono that is exported by %s', (_what, code, name) => {
    const found = findWayIn(files({ 'src/api.ts': HONO + code }), { start: 'node dist/main.js' }, true);
    expect(found).toEqual({ kind: 'hono', file: 'src/api.ts', name });
  });

  it('takes of several applications the one that is called so', () => {
    const several = files({
      'src/links.js': `${HONO}export const links = new Hono();`,
      'src/app.js': `${HONO}export const app = new Hono();`,
    });
    expect(findWayIn(several, {}, false)).toMatchObject({ file: 'src/app.js' });
  });

  it.each([
    ['export', "import express from 'express';\nexport const app: Express = express();", 'app'],
    ['list', "import express from 'express';\nconst app = express();\nexport { app, logger };", 'app'],
    ['default', "import express from 'express';\nconst app = express();\nexport default app;", 'default'],
    ['module.exports', "const express = require('express');\nconst app = express();\nmodule.exports = app;", 'default'],
    ['exports', "const express = require('express');\nconst app = express();\nmodule.exports = { app, db };", 'app'],
  ])('takes an application of Express that a module gives by %s, where vitest runs the tests', (_what, code, name) => {
    const given = files({ 'src/server.ts': code });
    expect(findWayIn(given, { start: 'node dist/main.js' }, true)).toEqual({
      kind: 'express',
      file: 'src/server.ts',
      name,
    });
    expect(findWayIn(given, { start: 'node dist/main.js' }, false)).toContain('a build has to make first');
  });

  it('imports no module that listens, and nothing that is kept', () => {
    const listens = "import express from 'express';\nexport const app = express();\napp.listen(3000);";
    const kept = "import express from 'express';\nconst app = express();\nserve(app);";
    for (const code of [listens, kept])
      expect(findWayIn(files({ 'src/app.ts': code }), {}, true)).toBe('it has no start script');
  });

  it('starts a file that is there, and nothing that has to be made first', () => {
    const there = files({ 'server.js': 'listen();' });
    expect(findWayIn(there, { start: 'node ./server.js --quiet' }, false)).toEqual({
      kind: 'process',
      args: ['./server.js', '--quiet'],
    });
    expect(findWayIn(there, { start: 'node dist/main.js' }, false)).toContain('a build has to make first');
    expect(findWayIn(there, { start: 'nodemon server.js' }, false)).toContain('no plain');
    expect(findWayIn(there, { start: 'node server.js', prestart: 'npm run build' }, false)).toContain('no plain');
    expect(findWayIn(there, {}, false)).toBe('it has no start script');
  });
});
