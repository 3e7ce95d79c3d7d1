import type { Failure } from '@orchestrate/contracts/triage';
import { codeSpan, fenceCode } from '@orchestrate/kit/safety/markdown-code';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { FlakeRate } from '../search/flake-rate';

/** What an issue about something that comes and goes tells. */
export interface FlakyFinding {
  readonly failure: Failure;
  readonly command: string;
  readonly rate: FlakeRate;
  /** ISO 8601. */
  readonly seenAt: string;
  readonly run: string;
  /** Hash of the files. */
  readonly tree: string;
}

const MESSAGE_LENGTH = 2_000;

/** The text of an issue, for a person to file: what comes and goes, how often, and that nothing was done to hide it. */
export function renderIssue({ failure, command, rate, seenAt, run, tree }: FlakyFinding): string {
  const { test, file, gate, signature, message } = failure;
  const what = test === undefined ? `the command ${codeSpan(command)}` : codeSpan(test);
  const percent = Math.round((rate.failed / rate.runs) * 100);
  return [
    `# Fails only sometimes: ${what}`,
    '',
    ...(test === undefined ? [] : [`- Test: ${codeSpan(test)}${file === undefined ? '' : ` in ${codeSpan(file)}`}`]),
    `- Command: ${codeSpan(command)} (${gate})`,
    `- Signature: ${codeSpan(signature)}`,
    `- Rate: failed in ${rate.failed} of ${rate.runs} runs of the same tree (${percent} %)`,
    `- First seen: ${seenAt}, run ${codeSpan(run)}, tree ${codeSpan(tree)}`,
    '',
    '## What it said',
    '',
    fenceCode('text', sanitizeText(message).slice(0, MESSAGE_LENGTH)),
    '',
    '## What was done',
    '',
    'Nothing was changed: no test was edited or skipped, and no wait was made longer. It is in quarantine: it does not',
    'count against a tree, and the tree does not count as sound, until somebody has found what it depends on.',
    '',
    '## Where to look',
    '',
    'Same files, other result: it depends on something beside them. The clock, the order of tests, what an earlier run',
    'left behind, a race, a port, the network, chance.',
    '',
  ].join('\n');
}
