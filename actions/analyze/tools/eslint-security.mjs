// The second run beside a user's own ESLint: security rules, and nothing that the user's configuration decides.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { IGNORED, JAVASCRIPT, TESTS, TYPESCRIPT } from './files.mjs';
import { plugins, rules } from './security-rules.mjs';

export default defineConfig(
  globalIgnores(IGNORED),
  {
    files: [...TYPESCRIPT, ...JAVASCRIPT],
    ignores: TESTS,
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins,
    rules,
  },
  { files: TYPESCRIPT, languageOptions: { parser: tseslint.parser } },
);
