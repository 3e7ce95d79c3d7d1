import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { readToolVersion } from '@orchestrate/kit/exec/tool-versions';

import type { Analyser } from '../analyser';
import { parseSarif } from '../read-sarif';
import { runTool } from '../run-tool';

export const gitleaks: Analyser = {
  name: 'gitleaks',
  looksFor: 'a file',
  isRequired: false,
  program: 'gitleaks',
  applies: (tree) => tree.files.length > 0,
  async analyse(context) {
    const answerIn = await context.scratch();
    const answer = path.join(answerIn, 'gitleaks.sarif');
    const flags = ['--redact', '--no-banner', '--exit-code', '0', '--log-level', 'error'];
    await runTool(context, {
      tool: 'gitleaks',
      argv: ['gitleaks', 'dir', '.', '--report-format', 'sarif', '--report-path', answer, ...flags],
      why: 'Find credentials, for a second opinion',
      answerIn,
      answers: [0],
    });
    const tracked = new Set(context.tree.files);
    const findings = parseSarif(await readFile(answer, 'utf8'))
      .filter(({ path: file }) => file === undefined || tracked.has(file))
      .map((finding) => ({ ...finding, level: 'error' as const }));
    return { version: await readToolVersion('gitleaks'), findings };
  },
};
