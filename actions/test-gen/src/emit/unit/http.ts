import type { TestModule } from '../test-module';
import { createModule } from '../test-module';

import { HEADERS, ORIGINS } from './browsers';
import { LIMITS } from './limits';

const HEAD = [
  'import { describe, expect, it } from "vitest";',
  '',
  'import { createBrokenApp } from "../support/broken.js";',
];

/** Tests of what holds for every request, whatever it asks for. */
export function emitHttp(): TestModule | undefined {
  const suites = [LIMITS, ORIGINS, HEADERS];
  return createModule({ path: 'tests/unit/http.test.ts', kind: 'unit', head: HEAD.join('\n'), suites });
}
