import type { Fix } from '@orchestrate/contracts/finding';
import { describeError } from '@orchestrate/kit/errors';

import type { Located, Measured } from './analyse-tree';
import type { Analyser } from './analyser';
import type { FixFrame, Round } from './decide-fix';
import { decideFix, openRound } from './decide-fix';
import { isFixable, proposeFixes } from './propose-fixes';
import { openNewest } from './trees';

/** One proposal for what is chosen, on the newest tree; `undefined` when nothing of it can be fixed there. */
async function tryFix(
  round: Round,
  analyser: Analyser,
  isChosen: (located: Located) => boolean,
): Promise<Fix | undefined> {
  const { subject, session, deps } = round;
  const tree = await openNewest(subject, `tree-${analyser.name}`, deps);
  const before = await session.measure(tree, round.judges);
  const fixer = before.find((measured) => measured.analyser === analyser);
  if (fixer === undefined) return undefined;
  const read = (path: string): Promise<string> =>
    tree.read(path.slice(subject.prefix === '' ? 0 : subject.prefix.length + 1));
  const chosen = fixer.found.filter((located) => isChosen(located) && !round.isLetBe(located.finding));
  const fix = await proposeFixes(fixer, chosen, read);
  if (fix === undefined) return undefined;
  return decideFix(round, { fixer, fix, before });
}

/** All of an analyser's fixes together; where those are refused, rule by rule, so that one bad rule costs only itself. */
async function fixWith(round: Round, analyser: Analyser): Promise<Fix[]> {
  const whole = await tryFix(round, analyser, () => true);
  if (whole === undefined || whole.accepted || whole.rules.length < 2) return whole === undefined ? [] : [whole];
  const fixes = [whole];
  for (const rule of whole.rules) {
    const single = await tryFix(round, analyser, ({ finding }) => finding.rule === rule);
    if (single !== undefined) fixes.push(single);
  }
  return fixes;
}

/** Proposes the safe fixes of every analyser that has some, one proposal each; what is accepted is in the subject. */
export async function fixFindings(frame: FixFrame, measured: readonly Measured[]): Promise<Fix[]> {
  const round = openRound(frame, measured);
  const fixers = round.judges.filter((judge) =>
    measured.some(
      ({ analyser, found }) =>
        analyser === judge && found.some((located) => isFixable(located) && !frame.isLetBe(located.finding)),
    ),
  );
  const fixes: Fix[] = [];
  for (const fixer of fixers) {
    try {
      fixes.push(...(await fixWith(round, fixer)));
    } catch (error) {
      frame.deps.log.warning(`no fix of ${fixer.name} could be tried: ${describeError(error)}`);
    }
  }
  return fixes;
}
