import type { GateResult, ProposalRecord } from '@orchestrate/contracts/proposal';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from './model/service';
import type { Generated } from './outcome';
import { describeOutcome, describeRefusal } from './outcome';
import { renderGeneration } from './render-generation';

const passed: GateResult = { gate: 'compiles', verdict: 'passed', detail: 'npm run build: 3.0 s', seconds: 3 };
const failed: GateResult = {
  gate: 'lints',
  verdict: 'failed',
  detail: 'npm run lint: exit code 1\na.ts: no',
  seconds: 3,
};

function record(gates: GateResult[]): ProposalRecord {
  return {
    schemaVersion: 1,
    id: '01',
    kind: 'generate',
    author: { name: 'generate', version: '0.1.0' },
    title: 'Generate',
    rationale: 'it is specified',
    files: [],
    patch: 'phases/generate/proposals/01/change.patch',
    gates,
    accepted: gates.every(({ verdict }) => verdict === 'passed'),
  };
}

function generate(overrides: Partial<Generated> = {}, hasCustom = false): Generated {
  const { plan, document } = createPetShop();
  const service = createService(plan, document);
  const operations = service.operations.filter(({ custom }) => hasCustom || custom === undefined);
  return {
    service: { ...service, operations },
    written: { files: [{ path: 'a.ts', text: '' }], limits: [] },
    proposed: { record: record([passed]), kept: [], complaints: [] },
    publication: undefined,
    ...overrides,
  };
}

describe('describeOutcome', () => {
  it('is done when the gates have passed and nothing is left', () => {
    expect(describeOutcome(generate())).toEqual({
      status: 'done',
      headline:
        'Pet shop: 1 file, 6 operations (none custom), 2 resources; compiles, lints, starts and promises what is specified',
      remaining: [],
    });
  });

  it('is noop when the tree was as it should be', () => {
    expect(describeOutcome(generate({ proposed: { record: undefined, kept: [], complaints: [] } })).status).toBe(
      'noop',
    );
  });

  it.each<[string, Partial<Generated>, boolean, string]>([
    ['an operation is custom', {}, true, 'adoptPet answers 501: no rule fits an action on an item'],
    ['something is only documented', { written: { files: [], limits: ['x is documented'] } }, false, 'x is documented'],
    [
      'a file of the tree was edited',
      { proposed: { record: record([passed]), kept: ['a.ts'], complaints: [] } },
      false,
      'a.ts was edited',
    ],
    [
      'a published file was edited',
      { publication: { kept: ['b.ts'] } },
      false,
      'b.ts was edited where it is published',
    ],
  ])('is partial when %s, and says so', (_, overrides, hasCustom, rest) => {
    const { status, remaining } = describeOutcome(generate(overrides, hasCustom));
    expect(status).toBe('partial');
    expect(remaining).toEqual([expect.stringContaining(rest)]);
  });

  it('is failed when a gate refused, whatever else is left', () => {
    const proposed = { record: record([passed, failed]), kept: [], complaints: [] };
    const outcome = describeOutcome(generate({ proposed }, true));
    expect(outcome).toEqual({
      status: 'failed',
      headline: 'the gate lints refused: npm run lint: exit code 1',
      remaining: [],
    });
    expect(describeRefusal(generate({ proposed }))).toContain('a.ts: no');
  });

  it('names what was refused in the words of the specification', () => {
    const complaints = [
      { file: 'src/operations/list-pets.ts', message: 'no' },
      { file: '/tree/src/schemas/pet.ts', message: 'no' },
    ];
    const proposed = { record: record([passed, failed]), kept: [], complaints };
    expect(describeOutcome(generate({ proposed })).headline).toBe(
      'the gate lints refused what was written for listPets (GET /pets), the schema Pet: npm run lint: exit code 1',
    );
  });
});

describe('renderGeneration', () => {
  it('shows gates, what is left and what became of each operation', () => {
    const generated = generate({}, true);
    const page = renderGeneration(generated, describeOutcome(generated));
    expect(page).toContain('| ✅ compiles | npm run build: 3.0 s |');
    expect(page).toContain('- adoptPet answers 501: no rule fits an action on an item');
    expect(page).toContain('| `POST /pets/{petId}/adopt` | answers 501 until somebody writes it |');
  });
});
