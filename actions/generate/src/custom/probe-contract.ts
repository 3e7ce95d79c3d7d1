import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { Expectation } from '@orchestrate/kit/probing/judge-answer';
import { judgeAnswer } from '@orchestrate/kit/probing/judge-answer';
import type { SchemaValidator } from '@orchestrate/kit/probing/schema-validator';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import { z } from 'zod';

import type { OperationProbe } from './probe-steps';

const MARK = 'contract-probe:';
const TIMEOUT_SECONDS = 120;
const SHOWN_BODY = 300;

const answersSchema = z.array(
  z.object({ status: z.number().int(), headers: z.record(z.string(), z.string()), body: z.string() }),
);
type ProbeAnswer = z.infer<typeof answersSchema>[number];

type ProbeDeps = Pick<Deps, 'exec' | 'actionDirectory' | 'scratch'>;

/** The answers to a probe's steps, or what went wrong instead. */
async function runSteps(
  { operation, steps }: OperationProbe,
  directory: string,
  deps: ProbeDeps,
): Promise<readonly ProbeAnswer[] | string> {
  const file = path.join(await deps.scratch(`probe-${operation.planned.id.replace(/[^\w-]/g, '-')}`), 'steps.json');
  await writeFile(file, JSON.stringify(steps));
  const result = await deps.exec.run({
    tool: 'node',
    version: process.version.replace(/^v/, ''),
    argv: [process.execPath, path.join(deps.actionDirectory, 'runtime/contract-probe.mjs'), file],
    cwd: directory,
    why: `See whether ${operation.planned.id} answers as it is declared to`,
    timeout: TIMEOUT_SECONDS,
  });
  const line = result.stdout.split('\n').find((text) => text.startsWith(MARK));
  if (!hasSucceeded(result) || line === undefined) return `it could not be asked: ${tailOutput(result, 8)}`;
  const answers = answersSchema.safeParse(JSON.parse(line.slice(MARK.length)));
  return answers.success && answers.data.length === steps.length ? answers.data : 'its answers could not be read';
}

function show({ status, body }: ProbeAnswer): string {
  return `${status} ${body.slice(0, SHOWN_BODY)}`;
}

/** Whether the answers to a probe are those that are declared; a success is due where it asks for what is there. */
export function judgeProbe(
  { operation, steps, asked, missing }: OperationProbe,
  answers: readonly ProbeAnswer[],
  document: OpenApiDocument,
  validator: SchemaValidator,
): string[] {
  const { entry } = operation;
  const target = { value: entry.operation, pointer: entry.pointer, method: entry.method };
  const judge = (number: number, expectation: Expectation): string[] => {
    const [answer, step] = [answers[number], steps[number]];
    if (answer === undefined || step === undefined) return ['it was not asked'];
    const judged = judgeAnswer(document, target, { ...answer, milliseconds: 0 }, expectation, validator);
    const violations = judged.violations.map(({ pointer, message }) => `${pointer} ${message}`.trim());
    const why = [judged.reason ?? '', ...violations].filter(Boolean).join('; ');
    return judged.passed ? [] : [`${step.title}: ${why}: ${show(answer)}`];
  };
  const unmade = steps.slice(0, asked).flatMap((step, number) => {
    const answer = answers[number];
    return answer === undefined || answer.status >= 400
      ? [
          `${step.title}, which makes what it is asked with, answered ${answer === undefined ? 'nothing' : show(answer)}`,
        ]
      : [];
  });
  return [...unmade, ...judge(asked, 'success'), ...(missing === undefined ? [] : judge(missing, 'either'))];
}

/** Asks operations of a built service, each in a process and a database of its own. */
export async function probeOperations(
  probes: readonly OperationProbe[],
  directory: string,
  document: OpenApiDocument,
  deps: ProbeDeps,
): Promise<GateVerdict> {
  const validator = createSchemaValidator(document);
  const problems: string[] = [];
  for (const probe of probes) {
    const answers = await runSteps(probe, directory, deps);
    const found = typeof answers === 'string' ? [answers] : judgeProbe(probe, answers, document, validator);
    problems.push(...found.map((problem) => `${probe.operation.planned.id}: ${problem}`));
  }
  return problems.length > 0
    ? { passed: false, detail: problems.slice(0, 5).join('\n') }
    : { passed: true, detail: `as declared: ${probes.map(({ operation }) => operation.planned.id).join(', ')}` };
}
