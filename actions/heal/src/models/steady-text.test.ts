import { expect, it } from 'vitest';

import { steadyText } from './steady-text';

it.each([
  [
    'at (file:///tmp/orchestrate-20261128T040317Z-e4b2b51f/heal-4019/warm-0/tree/test/a.test.js:7:33)',
    'at (test/a.test.js:7:33)',
  ],
  ['# duration_ms 3668.876632', '# duration_ms'],
  [
    ' ✓ adds 12ms\n   Start at  04:12:33\n   Duration  373ms (transform 79ms)',
    ' ✓ adds <duration>\n   Start at\n   Duration',
  ],
  ["expected '10:00:00' to be 123456789", "expected '10:00:00' to be 123456789"],
])('leaves of %j what another run says too', (text, expected) => {
  expect(steadyText(text)).toBe(expected);
});
