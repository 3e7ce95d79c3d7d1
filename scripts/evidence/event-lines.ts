import type { Color, Paint } from '../terminal.mjs';
import { cut } from '../terminal.mjs';

import { colorOf, count, describeCost, describeSeconds, line, symbolOf } from './words';

import type { Event } from '@orchestrate/contracts/event';

type Data<T extends Event['type']> = Extract<Event, { type: T }>['data'];

function describeCommand({ tool, version, argv, outcome, exitCode, seconds, why }: Data<'command.finished'>): string {
  const end = outcome === 'exited' ? (exitCode === 0 ? '' : `, exit code ${String(exitCode)}`) : `, ${outcome}`;
  const isFine = outcome === 'exited' && exitCode === 0;
  return `${isFine ? '✔' : '✖'} ${argv.join(' ')} (${tool} ${version}, ${describeSeconds(seconds)}${end}): ${why}`;
}

function describeProposal({ accepted, kind, title, author, gates }: Data<'proposal.decided'>): string {
  const refusals = gates.filter(({ verdict }) => verdict !== 'passed').map(({ gate, detail }) => `${gate}: ${detail}`);
  const end = accepted
    ? `accepted by ${count(gates.length, 'gate')}`
    : `refused by ${refusals.join('; ') || 'a review'}`;
  return `${accepted ? '✔' : '✖'} ${kind} of ${author}: ${title}; ${end}`;
}

function describeAsked({ task, provider, model, outcome, requests, tokens, cost, why }: Data<'model.asked'>): string {
  const sums = `${count(requests, 'request')}, ${tokens.input + tokens.output} tokens, cost ${describeCost(cost)}`;
  return `${outcome === 'answered' ? '✔' : '✖'} ${provider} ${model} for ${task}, ${outcome} (${sums}): ${why}`;
}

/** What happened, in one line without its head. */
export function describeEvent(event: Event): string {
  switch (event.type) {
    case 'phase.started':
      return event.data.attempt === 1 ? '▸ began' : `▸ began, attempt ${event.data.attempt}`;
    case 'phase.finished': {
      const { status, seconds, headline, cached, resumed } = event.data;
      const origin = cached === undefined ? (resumed === true ? ', resumed' : '') : ', cached';
      return `${symbolOf(status)} ${status} (${describeSeconds(seconds)}${origin}): ${headline}`;
    }
    case 'command.finished':
      return describeCommand(event.data);
    case 'proposal.decided':
      return describeProposal(event.data);
    case 'tool.used':
      return `✔ ${event.data.tool} ${event.data.version}: ${event.data.what}`;
    case 'model.asked':
      return describeAsked(event.data);
    case 'note':
      return event.data.message;
  }
}

function colorOfEvent(event: Event, text: string): Color | undefined {
  if (event.level === 'error' || text.startsWith('✖')) return 'red';
  if (event.level === 'warning') return 'yellow';
  return event.type === 'phase.finished' ? colorOf(event.data.status) : undefined;
}

/** One line for each event: time, phase, what happened; cut at the width. */
export function renderEvent(event: Event, width: number, paint: Paint): string {
  const head = `${event.ts.slice(11, 23)}  ${event.phase.padEnd(8)}  `;
  const text = cut(line(describeEvent(event)), width - head.length);
  return `${paint('dim', head)}${paint(colorOfEvent(event, text), text)}`;
}
