import type { Analyser } from '../analyser';
import { NotApplicableError } from '../analyser';
import { runEslint } from '../eslint-run';

import { findOwnEslint, findPinnedEslint, hasSources, isSource, useConfiguration } from './eslint';

export const eslintSecurity: Analyser = {
  name: 'eslint-security',
  looksFor: 'JavaScript or TypeScript',
  isRequired: true,
  reads: isSource,
  applies: hasSources,
  async analyse(context) {
    if ((await findOwnEslint(context.tree)) === undefined)
      throw new NotApplicableError('the tree has no ESLint of its own, so eslint asks the security rules too');
    const pinned = await findPinnedEslint(context);
    const findings = await runEslint(context, {
      tool: 'eslint-security',
      ...pinned,
      args: useConfiguration(context, 'eslint-security.mjs'),
      why: 'Find insecure code, whatever the tree’s own lint rules say',
    });
    return { version: pinned.version, findings };
  },
};
