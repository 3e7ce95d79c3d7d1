import type { Event } from '@orchestrate/contracts/event';
import { stepSchema } from '@orchestrate/contracts/phase';
import { STEPS_BEFORE_REPORT } from '@orchestrate/kit/run-evidence/evidence';
import { count, describeSpending } from '@orchestrate/kit/words';

import type { Cell } from './markdown/table';
import { code, renderTable } from './markdown/table';

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** A command as one would type it. */
export function renderCommand(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(' ');
}

function renderModel(asked: Extract<Event, { type: 'model.asked' }>['data']): Cell[] {
  const { provider, model, version, task, outcome, requests, kept, tokens, cost, startedAt, conversation, why } = asked;
  const source = [
    ...(kept.cache > 0 ? [`${kept.cache} from the cache`] : []),
    ...(kept.cassette > 0 ? [`${kept.cassette} recorded`] : []),
  ];
  const facts = [
    `${task}: ${outcome}`,
    [count(requests, 'request'), ...source].join(', '),
    describeSpending({ cost, tokens: tokens.input + tokens.output }),
    conversation,
  ];
  return [startedAt, `${provider}/${model}`, version, facts.join('; '), why];
}

function renderRow(event: Event): Cell[] | undefined {
  if (event.type === 'command.finished') {
    const { tool, version, argv, why, startedAt } = event.data;
    return [startedAt, tool, version, code(renderCommand(argv)), why];
  }
  if (event.type === 'model.asked') return renderModel(event.data);
  if (event.type !== 'tool.used') return undefined;
  const { tool, version, what, why } = event.data;
  return [event.ts, tool, version, what, why];
}

/** `tool-usage-log.md`: every command that ran, every model that was asked and every library that worked as a tool, phase by phase. */
export function renderToolUsageLog(runId: string, events: readonly Event[]): string {
  const steps = [...STEPS_BEFORE_REPORT, stepSchema.enum.report];
  const sections = steps.flatMap((step) => {
    const rows = events.filter(({ phase }) => phase === step).flatMap((event) => [renderRow(event) ?? []]);
    const used = rows.filter((row) => row.length > 0);
    if (used.length === 0) return [];
    const table = renderTable(['Timestamp', 'Tool', 'Version', 'Prompt or command', 'Rationale'], used);
    return [`## ${step}\n\n${table}`];
  });
  const body = sections.length === 0 ? 'No tool was used.\n' : sections.join('\n');
  return `# Tools used in run ${runId}\n\nMade from \`events.ndjson\`. Times are UTC.\n\n${body}`;
}
