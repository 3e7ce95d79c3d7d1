import { readToolVersion } from '@orchestrate/kit/exec/tool-versions';

import type { Analyser } from '../analyser';
import { parseSarif } from '../read-sarif';
import { runTool } from '../run-tool';

import { isDockerfile } from './dockerfile';

export const hadolint: Analyser = {
  name: 'hadolint',
  looksFor: 'a Dockerfile',
  isRequired: false,
  program: 'hadolint',
  reads: isDockerfile,
  applies: (tree) => tree.files.some(isDockerfile),
  async analyse(context) {
    const files = context.tree.files.filter(isDockerfile);
    const result = await runTool(context, {
      tool: 'hadolint',
      argv: ['hadolint', '--format', 'sarif', '--no-fail', ...files],
      why: 'Find mistakes in Dockerfiles and in the scripts inside them',
      answers: [0],
    });
    return { version: await readToolVersion('hadolint'), findings: parseSarif(result.stdout) };
  },
};
