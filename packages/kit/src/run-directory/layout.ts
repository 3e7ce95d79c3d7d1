import path from 'node:path';

import type { Step } from '@orchestrate/contracts/phase';

/** Names inside a run directory, relative to it. */
export const RUN_LAYOUT = {
  manifest: 'manifest.json',
  events: 'events.ndjson',
  processes: 'processes.ndjson',
  toolUsageLog: 'tool-usage-log.md',
  reportMarkdown: 'report.md',
  reportHtml: 'report.html',
  conversations: 'ai_chats',
  phases: 'phases',
  /** The service under work, a git repository of its own. */
  service: 'service',
  /** History of `service/`, written when the run is sealed; `service/.git` itself is working state, no evidence. */
  serviceBundle: 'service.bundle',
  /** What led to the tree that an injected fault broke; see the action inject. */
  cutHistory: 'phases/inject/history.bundle',
  /** Present only while a resumed run catches up. */
  resume: 'resume.json',
} as const;

/** Name of the file in an attempt's directory that has a line for each request to a model. */
export const LEDGER_FILE = 'ledger.ndjson';

/** Working state inside a run directory that is no evidence: not in the manifest, not uploaded. */
export function isWorkingState(relative: string): boolean {
  const isNamed = ['service/.git', 'service/node_modules', RUN_LAYOUT.resume].includes(relative);
  return isNamed || relative.endsWith('.tmp');
}

/** Directory of a step's attempt: `phases/deploy`, `phases/deploy-2`. */
export function phaseDirectory(step: Step, attempt: number): string {
  return `${RUN_LAYOUT.phases}/${step}${attempt === 1 ? '' : `-${attempt}`}`;
}

/** The directory a run works in that is neither evidence nor below any checkout, so that nothing resolves upwards. */
export function scratchDirectory(temporary: string, runId: string): string {
  return path.join(temporary, `orchestrate-${runId}`);
}
