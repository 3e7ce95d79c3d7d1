import type { Event } from '@orchestrate/contracts/event';
import type { ReportEvent } from '@orchestrate/contracts/report-data';
import type { AttemptEvidence } from '@orchestrate/kit/run-evidence/evidence';

type Told = Pick<ReportEvent, 'what' | 'text' | 'outcome'> & Partial<ReportEvent> & { readonly startedAt?: string };

const LONGEST_COMMAND = 400;

function tellCommand(data: Extract<Event, { type: 'command.finished' }>['data']): Told {
  const { tool, version, argv, why, outcome, exitCode, seconds, startedAt, log, cpuSeconds, peakMemoryBytes } = data;
  const hasSucceeded = outcome === 'exited' && exitCode === 0;
  return {
    ...{ what: `${tool} ${version}`, text: why, command: argv.join(' ').slice(0, LONGEST_COMMAND), seconds, startedAt },
    // Many commands are asked whether something fails; that they say so is no fault of the run.
    outcome: hasSucceeded ? 'good' : 'calm',
    ...(hasSucceeded ? {} : { remark: outcome === 'exited' ? `exit ${exitCode ?? '?'}` : outcome }),
    ...(log === undefined ? {} : { file: log }),
    ...(cpuSeconds === undefined ? {} : { cpuSeconds }),
    ...(peakMemoryBytes === undefined ? {} : { peakMemoryBytes }),
  };
}

function tellQuestion(data: Extract<Event, { type: 'model.asked' }>['data']): Told {
  const { provider, model, why, outcome, seconds, startedAt, conversation, task } = data;
  const isAnswered = outcome === 'answered';
  return {
    ...{ what: `${provider}/${model}`, text: why, seconds, startedAt, file: conversation },
    outcome: isAnswered ? 'good' : 'bad',
    remark: isAnswered ? task : `${task}: ${outcome}`,
  };
}

function tellProposal(data: Extract<Event, { type: 'proposal.decided' }>['data']): Told {
  const { title, author, kind, accepted, gates, record } = data;
  const refusal = gates.find(({ verdict }) => verdict !== 'passed');
  return {
    ...{ what: `${kind} by ${author}`, text: title, outcome: accepted ? 'good' : 'bad', file: record },
    remark: accepted ? 'accepted' : `refused${refusal === undefined ? '' : ` by ${refusal.gate}`}`,
  };
}

function tell(event: Event): Told {
  switch (event.type) {
    case 'phase.started':
      return { what: event.phase, text: `attempt ${event.data.attempt} begins`, outcome: 'calm' };
    case 'phase.finished': {
      const { status, headline } = event.data;
      return { what: event.phase, text: headline, outcome: status === 'failed' ? 'bad' : 'good', remark: status };
    }
    case 'command.finished':
      return tellCommand(event.data);
    case 'model.asked':
      return tellQuestion(event.data);
    case 'proposal.decided':
      return tellProposal(event.data);
    case 'tool.used':
      return {
        ...{ what: `${event.data.tool} ${event.data.version}`, text: event.data.what, outcome: 'good' },
        remark: event.data.why,
      };
    case 'note':
      return { what: event.phase, text: event.data.message, outcome: 'calm' };
  }
}

function findAttempt(attempts: readonly AttemptEvidence[], { phase, ts }: Event): number | undefined {
  const index = attempts.findLastIndex(({ step, startedAt }) => step === phase && (startedAt ?? '') <= ts);
  return index < 0 ? undefined : index;
}

/**
 * Events as the report shows them, in the order in which what they tell of began.
 * @param start - the run's, an ISO instant
 */
export function toReportEvents(
  events: readonly Event[],
  attempts: readonly AttemptEvidence[],
  start: string,
): ReportEvent[] {
  const zero = Date.parse(start);
  const told = events.map((event): ReportEvent => {
    const { startedAt = event.ts, ...rest } = tell(event);
    const attempt = findAttempt(attempts, event);
    const { phase, type, level } = event;
    return {
      at: Date.parse(startedAt) - zero,
      phase,
      type,
      level,
      ...rest,
      ...(attempt === undefined ? {} : { attempt }),
    };
  });
  return told.sort((a, b) => a.at - b.at);
}
