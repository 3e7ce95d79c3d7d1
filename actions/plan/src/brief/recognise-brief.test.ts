import { expect, it } from 'vitest';

import { isBrief } from './recognise-brief';

it.each([
  ['brief.md', '# A shop\n\nIt sells things.\n', true],
  ['notes.TXT', 'We need a service: it keeps books.', true],
  ['brief.md', '  \n', false],
  ['openapi.txt', 'openapi: 3.1.0\n', false],
  ['openapi.txt', ' {"openapi": "3.1.0"}', false],
  ['service.md', 'service: Shop\nentities: {}\n', false],
  ['brief.yaml', 'We need a shop', false],
])('%s %j: %s', (file, text, is) => {
  expect(isBrief(file, text)).toBe(is);
});
