import type { Event, EventBody } from '@orchestrate/contracts/event';

import type { SampleAttempt } from './attempts';
import { attemptKey, createSampleOutput } from './attempts';
import { SAMPLE_PROPOSALS } from './proposals';
import { sampleInstant } from './time';

type Command = readonly [tool: string, version: string, argv: readonly string[], why: string, seconds: number];

const COMMANDS: Readonly<Record<string, readonly Command[]>> = {
  generate: [
    ['npm', '11.6.2', ['npm', 'ci', '--ignore-scripts'], 'Install what the service pins', 8.2],
    ['tsc', '5.9.3', ['npx', 'tsc', '-p', '.'], 'See that the service compiles', 4.9],
  ],
  'test-gen': [['vitest', '4.1.12', ['npx', 'vitest', 'run', '--coverage'], 'Run each test before it is kept', 14.2]],
  analyze: [['eslint', '10.15.0', ['npx', 'eslint', '.'], 'Find problems in the sources', 6.4]],
  deploy: [['node', '20.20.2', ['node', 'dist/main.js'], 'Start the service on a free port', 3.1]],
  heal: [
    ['npm', '11.6.2', ['npm', 'test'], 'Ask the quality gate test', 12.7],
    ['npm', '11.6.2', ['npm', 'test'], 'Ask the quality gate test again, after the repair', 12.4],
  ],
  'deploy-2': [['node', '20.20.2', ['node', 'dist/main.js'], 'Start the repaired service on a free port', 3.0]],
};

function describeCommand([tool, version, argv, why, seconds]: Command, at: number): EventBody {
  return {
    type: 'command.finished',
    data: {
      tool,
      version,
      argv: [...argv],
      why,
      exitCode: 0,
      outcome: 'exited',
      seconds,
      startedAt: sampleInstant(at),
      // Of what runs beside the tests only the memory is known.
      ...(tool === 'vitest' ? {} : { cpuSeconds: Math.round(seconds * 1100) / 1000 }),
      peakMemoryBytes: 320_000_000,
    },
  };
}

function describeProposals({ step, number }: SampleAttempt): EventBody[] {
  return SAMPLE_PROPOSALS.filter((proposal) => proposal.step === step && number === 1).map(({ record }) => ({
    type: 'proposal.decided',
    data: {
      proposal: record.id,
      kind: record.kind,
      author: record.author.name,
      title: record.title,
      accepted: record.accepted,
      gates: record.gates,
      record: `phases/${step}/proposals/${record.id}/proposal.json`,
    },
  }));
}

function describeEnd(attempt: SampleAttempt): EventBody {
  const { status, engine, headline, seconds } = createSampleOutput(attempt, undefined);
  return { type: 'phase.finished', data: { attempt: attempt.number, status, engine, headline, seconds } };
}

function describeBody(attempt: SampleAttempt): EventBody[] {
  const { step, number, at } = attempt;
  const parser: EventBody = {
    type: 'tool.used',
    data: {
      tool: '@redocly/openapi-core',
      version: '2.1.0',
      what: 'parse specs/library.yaml',
      why: 'Read the specification',
    },
  };
  return [
    { type: 'phase.started', data: { attempt: number, inputsHash: `${step}-${number}` } },
    ...(step === 'plan' ? [parser] : []),
    ...(COMMANDS[attemptKey(attempt)] ?? []).map((command, index) => describeCommand(command, at + index + 0.1)),
    ...describeProposals(attempt),
  ];
}

/** The lines one attempt leaves in `events.ndjson`; a cut-off one stops before its end. */
export function createSampleEvents(attempt: SampleAttempt, isCutOff: boolean): Event[] {
  const bodies = [...describeBody(attempt), ...(isCutOff ? [] : [describeEnd(attempt)])];
  const span = attempt.seconds / Math.max(1, bodies.length - 1);
  return bodies.map((body, seq): Event => ({
    level: 'info',
    ...body,
    writer: `${attemptKey(attempt)}-4711`,
    seq,
    ts: sampleInstant(attempt.at + seq * span),
    phase: attempt.step,
  }));
}
