import type { z } from '@hono/zod-openapi';

import { schemas } from '../schemas/index.js';

import type { App } from './app-types.js';
import { securitySchemes } from './authentication.js';
import type { Schema } from './route.js';

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Library',
    version: '1.0.0',
    description:
      'Authors and their books, members and their loans. The specification that `npm run orchestrate` builds unless it is given another.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  tags: [
    { name: 'Authors', description: 'People who write books.' },
    { name: 'Books', description: 'Books, each written by one author.' },
    { name: 'Members', description: 'People who borrow books.' },
    { name: 'Loans', description: 'Books that are or were with a member.' },
  ],
};

/** `/openapi.json`: what the routes and schemas in this code promise. */
export function registerSpecification(app: App): void {
  for (const [name, schema] of Object.entries<Schema>(schemas))
    app.openAPIRegistry.register(name, schema as z.ZodType);
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  }
  app.doc31('/openapi.json', about);
}
