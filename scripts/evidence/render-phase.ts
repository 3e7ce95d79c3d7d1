import { cut } from '../terminal.mjs';

import { describeEvent } from './event-lines';
import type { Screen } from './render-run';
import { renderFacts } from './render-run';
import type { AttemptView } from './run-view';
import { colorOf, describeCost, describeSeconds, line } from './words';

import type { Event } from '@orchestrate/contracts/event';

function listValues(values: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.entries(values ?? {})
    .filter(([, value]) => value !== '' && value !== undefined && value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function describeLogged(event: Event): string {
  const text = describeEvent(event);
  return event.type === 'command.finished' && event.data.log !== undefined ? `${text}  [${event.data.log}]` : text;
}

/** One attempt of a phase: what it was asked, what it did, how it ended. */
export function renderAttempt(view: AttemptView, phase: string, screen: Screen): string {
  const { number, input, output, events } = view;
  const of = (...types: Event['type'][]): string[] =>
    events.filter(({ type }) => types.includes(type)).map(describeLogged);
  const end = output === undefined ? 'open' : output.status;
  const title = [
    number === 1 ? phase : `${phase} ${number}`,
    screen.paint(colorOf(end), output === undefined ? 'did not end yet' : end),
  ];
  if (output !== undefined) title.push(describeSeconds(output.seconds), output.engine);
  const spent = output !== undefined && (output.cost !== 0 || output.tokens > 0);
  const facts: [string, string[]][] = [
    ['inputs', listValues(input?.inputs)],
    ['commands', of('command.finished', 'tool.used')],
    ['proposals', of('proposal.decided')],
    [
      'models',
      [...of('model.asked'), ...(spent ? [`in all ${output.tokens} tokens, cost ${describeCost(output.cost)}`] : [])],
    ],
    ['notes', of('note')],
    ['error', output?.error === undefined ? [] : [`${output.error.code}: ${output.error.message}`]],
    ['left', output?.remaining ?? []],
    ['not run', (output?.notRun ?? []).map(({ tool, reason }) => `${tool}: ${reason}`)],
    ['outputs', listValues(output?.outputs)],
    ['files', [view.directory]],
  ];
  return [
    title.join('  '),
    ...(output === undefined ? [] : [cut(line(output.headline), screen.width)]),
    '',
    ...facts.flatMap(([name, lines]) => renderFacts(name, lines, screen, Number.POSITIVE_INFINITY)),
    '',
  ].join('\n');
}
