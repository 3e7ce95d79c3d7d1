import { describe, expect, it } from 'vitest';

import { renderConversationIndex } from './conversations';

describe('renderConversationIndex', () => {
  it.each([
    ['offline', [], 'No model was asked'],
    ['live', ['heal-01.md'], '- `heal-01.md`'],
    ['live', [], 'No conversation was kept'],
    ['replay', ['heal-01.md'], 'Engine: replay. One transcript a conversation'],
  ] as const)('%s with %j', (engine, transcripts, expected) => {
    expect(renderConversationIndex('20260131T120000Z-0123abcd', engine, transcripts)).toContain(expected);
  });
});
