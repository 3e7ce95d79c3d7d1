// Prints the specification that the built service emits. Needs `npm run build` first.
import { drizzle } from 'drizzle-orm/node-postgres';
import { pino } from 'pino';

import { createApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';

// No operation is asked for anything, so nothing needs a database.
const app = createApp({
  database: { queries: drizzle.mock() },
  credentials: readConfig({}).credentials,
  log: pino({ level: 'silent' }),
});
const response = await app.request('/openapi.json');
console.log(await response.text());
