import { describe, expect, it } from 'vitest';

import { vitestReport } from './vitest';

const REPORT = {
  startTime: 0,
  testResults: [
    {
      name: '/app/test/app.test.ts',
      status: 'failed',
      assertionResults: [
        {
          ancestorTitles: ['app'],
          title: 'tells what is not found',
          status: 'failed',
          failureMessages: [
            'Error: expected 404 "Not Found", got 400 "Bad Request"\n    at /app/test/app.test.ts:12:8\n    at Test._assertStatus (/app/node_modules/supertest/lib/test.js:309:14)',
          ],
        },
      ],
    },
  ],
};

describe('vitestReport', () => {
  it('tells what supertest expected, and what came instead', () => {
    expect(vitestReport.parse(JSON.stringify(REPORT))).toMatchObject([
      { class: 'test', test: 'app > tells what is not found', expected: '404', actual: '400' },
    ]);
  });
});
