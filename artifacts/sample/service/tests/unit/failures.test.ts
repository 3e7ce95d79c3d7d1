import { describe, expect, it } from 'vitest';

import { createBrokenApp, SECRET } from '../support/broken.js';
import { expectDeclared } from '../support/specification.js';

describe('a service whose database fails', () => {
  it('is alive', async () => {
    const response = await createBrokenApp().request('/healthz');
    expect(response.status).toBe(200);
  });

  it('is not ready', async () => {
    const response = await createBrokenApp().request('/readyz');
    expect(response.status).toBe(503);
  });

  it('answers 500 without a word of what happened', async () => {
    const response = await createBrokenApp().request('/authors');
    const text = await response.text();
    expect(text).not.toContain(SECRET);
    const operation = { method: 'GET', path: '/authors' };
    const { status, headers } = response;
    expectDeclared({ operation, status, headers, body: JSON.parse(text) }, 500);
  });
});
