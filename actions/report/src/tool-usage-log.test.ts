import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { renderCommand, renderToolUsageLog } from './tool-usage-log';

const { events, runId } = createSampleEvidence();

describe('renderToolUsageLog', () => {
  it('lists what ran, phase by phase, with time, version, command and reason', () => {
    const log = renderToolUsageLog(runId, events);
    expect([...log.matchAll(/^## (.+)$/gm)].map(([, phase]) => phase)).toEqual([
      'plan',
      'generate',
      'test-gen',
      'analyze',
      'deploy',
      'heal',
    ]);
    expect(log).toContain('| Timestamp | Tool | Version | Prompt or command | Rationale |');
    expect(log).toContain(
      '| 2026-01-31T12:00:02.100Z | npm | 11.6.2 | `npm ci --ignore-scripts` | Install what the service pins |',
    );
    expect(log).toContain('| @redocly/openapi-core | 2.1.0 | parse specs/library.yaml | Read the specification |');
  });

  it('lists a model that was asked, with its transcript, tokens, cost and reason', () => {
    const asked = {
      writer: 'heal-1',
      seq: 0,
      ts: '2026-01-31T12:00:09.000Z',
      phase: 'heal' as const,
      level: 'info' as const,
      type: 'model.asked' as const,
      data: {
        task: 'patch' as const,
        provider: 'openai',
        model: 'gpt-5',
        version: 'openai 6.49.0',
        why: 'Propose a repair',
        outcome: 'answered' as const,
        requests: 3,
        kept: { cache: 1, cassette: 0 },
        tokens: { input: 1200, output: 34 },
        cost: 0.00184,
        seconds: 2,
        startedAt: '2026-01-31T12:00:07.000Z',
        conversation: 'ai_chats/01-patch.md',
      },
    };
    expect(renderToolUsageLog(runId, [asked]).split('\n').at(-2)).toBe(
      String.raw`| 2026-01-31T12:00:07.000Z | openai/gpt-5 | openai 6.49.0 | patch: answered; 3 requests, 1 from the ` +
        String.raw`cache; $0.0018 for 1234 tokens; ai\_chats/01-patch.md | Propose a repair |`,
    );
  });

  it('says so when nothing ran', () => {
    expect(renderToolUsageLog(runId, [])).toContain('No tool was used.');
  });

  it('lets no command break out of its cell', () => {
    const command = events.find((event) => event.type === 'command.finished');
    if (command?.type !== 'command.finished') throw new Error('the sample has no command');
    const data = { ...command.data, argv: ['sh', '-c', 'a | b `c`\n| d'], why: '</td>\n| x |' };
    const [row = ''] = renderToolUsageLog(runId, [{ ...command, data }])
      .split('\n')
      .filter((line) => line.includes('sh -c'));
    expect(row).toContain(String.raw`a \| b`);
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row).not.toMatch(/<\/td>/);
  });
});

describe('renderCommand', () => {
  it.each([
    [['npm', 'ci'], 'npm ci'],
    [['git', 'commit', '-m', 'two words'], "git commit -m 'two words'"],
    [['echo', "it's"], String.raw`echo 'it'\''s'`],
    [['x', ''], "x ''"],
  ])('%j', (argv, expected) => {
    expect(renderCommand(argv)).toBe(expected);
  });
});
