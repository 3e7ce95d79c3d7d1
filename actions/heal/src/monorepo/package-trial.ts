import type { FileEdit } from '@orchestrate/contracts/proposal';
import { applyEdits } from '@orchestrate/kit/proposals/decide';

import type { Trial, TrialResult } from '../search/trial';

import type { Focus } from './focus';
import type { Step } from './list-steps';
import { findFailingStep, isReached } from './package-bench';
import { listAffected } from './workspace';

function fail(detail: string): TrialResult {
  return { verdict: 'fails', failing: Number.POSITIVE_INFINITY, detail };
}

function nameAll(steps: readonly Step[], { workspace }: Focus): string {
  const names = new Set(steps.map((step) => (step.package === workspace.root ? 'the root' : step.package.name)));
  return [...names].join(', ');
}

/**
 * Tries candidates on the failing package, and what passes there on the other packages that it reaches: first those
 * that fail too, then, where a longer look is asked for, those that pass. Nothing else is run.
 * @param inner - how to try a candidate on the failing package alone
 */
export function createPackageTrial(inner: Trial, focus: Focus): Trial {
  const { workspace, bench, timeout, deps } = focus;
  const split = (steps: readonly Step[], edits: readonly FileEdit[]): { reached: Step[]; left: Step[] } => {
    const affected = listAffected(
      workspace,
      edits.map((edit) => edit.path),
    );
    const isMeant = (step: Step): boolean => isReached(step, workspace, affected);
    return { reached: steps.filter(isMeant), left: steps.filter((step) => !isMeant(step)) };
  };
  const runAll = async (steps: readonly Step[], edits: readonly FileEdit[], worker: number): Promise<Step[]> => {
    const tree = await bench.warm(worker);
    await applyEdits(tree.root, edits);
    const failed: Step[] = [];
    for (const step of steps) if ((await findFailingStep([step], tree, timeout, deps)) !== undefined) failed.push(step);
    return failed;
  };
  return {
    kind: inner.kind,
    async run(edits, worker) {
      const unbuilt = await bench.prepare(edits, worker);
      if (unbuilt !== undefined) return fail(unbuilt);
      const own = await inner.run(edits, worker);
      if (own.verdict !== 'passes') return own;
      const { reached, left } = split(focus.alsoFailing, edits);
      const open = [...left, ...(await runAll(reached, edits, worker))];
      const detail = `${own.detail}; packages run: ${nameAll([focus.step, ...reached], focus)}`;
      if (open.length === 0) return { ...own, detail };
      const still = `${detail}; still failing: ${nameAll(open, focus)}`;
      return { verdict: 'improves', failing: open.length, detail: still, isStep: true };
    },
    async confirm(edits, worker) {
      const own = (await inner.confirm?.(edits, worker)) ?? { verdict: 'passes', failing: 0, detail: 'passes' };
      if (own.verdict === 'fails') return own;
      const { reached } = split(focus.passing, edits);
      const broken = await runAll(reached, edits, worker);
      return broken.length === 0 ? own : fail(`breaks ${nameAll(broken, focus)}`);
    },
  };
}
