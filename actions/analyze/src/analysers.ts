import type { Analyser } from './analyser';
import { actionlint } from './analysers/actionlint';
import { dockerfile } from './analysers/dockerfile';
import { eslint } from './analysers/eslint';
import { eslintSecurity } from './analysers/eslint-security';
import { gitleaks } from './analysers/gitleaks';
import { hadolint } from './analysers/hadolint';
import { knip } from './analysers/knip';
import { licences } from './analysers/licences';
import { npmAudit } from './analysers/npm-audit';
import { secretlint } from './analysers/secretlint';
import { specification } from './analysers/specification';
import { typescript } from './analysers/typescript';
import { workflows } from './analysers/workflows';
import { zizmor } from './analysers/zizmor';

/** All analysers, the slowest first, so that the short ones fill the gaps. */
export const ANALYSERS: readonly Analyser[] = [
  eslint,
  typescript,
  eslintSecurity,
  knip,
  npmAudit,
  specification,
  secretlint,
  gitleaks,
  zizmor,
  hadolint,
  actionlint,
  workflows,
  dockerfile,
  licences,
];
