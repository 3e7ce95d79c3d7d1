import type { Deps } from '@orchestrate/kit/action/deps';

import { listBlamed } from './blame';
import type { ServiceModel } from './model/service';
import { createService } from './model/service';
import { describeRefusal } from './outcome';
import type { ProposedService } from './propose-service';
import { proposeService } from './propose-service';
import type { SubjectTree } from './subject-tree';
import type { WrittenService } from './write-service';
import { writeService } from './write-service';

/** A service as it was proposed. */
interface Attempt {
  readonly service: ServiceModel;
  readonly written: WrittenService;
  readonly proposed: ProposedService;
}

/** Each compiles a whole service, and what is left to complain of after two is of no single operation. */
const MOST_ATTEMPTS = 3;

async function propose(service: ServiceModel, tree: SubjectTree, deps: Deps): Promise<Attempt> {
  const written = await writeService(service, deps);
  return { service, written, proposed: await proposeService(service, written, tree, deps) };
}

/** Why the operations that a gate refused are left to a person; empty where it complains of what is no operation's. */
function listRefused({ service, proposed }: Attempt): Map<string, string> {
  const { record, complaints } = proposed;
  const gate = record?.gates.find(({ verdict }) => verdict !== 'passed')?.gate ?? '';
  const blamed = [...listBlamed(service, complaints)];
  return new Map(
    blamed.map(
      ([id, complaint]) =>
        [id, `the gate ${gate} refused what was written for it, a fault of generate to report: ${complaint}`] as const,
    ),
  );
}

/**
 * Proposes a service. Operations whose files the compiler or the linter refuses are left to a person, by name, and the
 * rest is proposed once more, so that a fault in one does not cost all: every gate decides anew.
 */
export async function proposeWhatHolds(whole: ServiceModel, tree: SubjectTree, deps: Deps): Promise<Attempt> {
  const refused = new Map<string, string>();
  let attempt = await propose(whole, tree, deps);
  for (let made = 1; made < MOST_ATTEMPTS && attempt.proposed.record?.accepted === false; made += 1) {
    const found = listRefused(attempt);
    if (found.size === 0) return attempt;
    const left = `${[...found.keys()].join(', ')}: left to you, answered with 501; the rest is tried again`;
    deps.log.warning(`${describeRefusal(attempt)}\n${left}`);
    for (const [id, reason] of found) refused.set(id, reason);
    attempt = await propose(createService(whole.plan, whole.document, refused), tree, deps);
  }
  return attempt;
}
