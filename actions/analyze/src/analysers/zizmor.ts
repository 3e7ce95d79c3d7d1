import { readToolVersion } from '@orchestrate/kit/exec/tool-versions';

import type { Analyser } from '../analyser';
import { parseSarif } from '../read-sarif';
import { runTool } from '../run-tool';

import { isWorkflowOrAction } from './workflows';

export const zizmor: Analyser = {
  name: 'zizmor',
  looksFor: 'a workflow',
  isRequired: false,
  program: 'zizmor',
  reads: isWorkflowOrAction,
  applies: (tree) => tree.files.some(isWorkflowOrAction),
  async analyse(context) {
    const files = context.tree.files.filter(isWorkflowOrAction);
    const result = await runTool(context, {
      tool: 'zizmor',
      argv: ['zizmor', '--offline', '--format', 'sarif', '--no-exit-codes', '--quiet', ...files],
      why: 'Find insecure workflows',
      answers: [0],
    });
    const findings = parseSarif(result.stdout).map((finding) => ({
      ...finding,
      rule: finding.rule.replace(/^zizmor\//, ''),
    }));
    return { version: await readToolVersion('zizmor'), findings };
  },
};
