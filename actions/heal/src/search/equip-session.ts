import { findSubjectCheckout } from '@orchestrate/kit/subject/origin';

import type { Hint } from '../localise/hint';
import { NO_HINT } from '../localise/hint';
import { hintAtRecentChanges } from '../localise/recent-changes';
import { createModelStages } from '../models/patch-author';
import { createPlugInProposer } from '../plug-ins/plug-in-proposer';
import { assertedLiterals } from '../propose/asserted-literals';
import { brokenFiles } from '../propose/broken-files';
import { brokenPaths } from '../propose/broken-paths';
import { containerSettings } from '../propose/container-settings';
import { lintFixes } from '../propose/lint-fixes';
import { missingDependency } from '../propose/missing-dependency';
import { moduleLinks } from '../propose/module-links';
import { narrowingConditions } from '../propose/narrowing-conditions';
import { pairedEdits } from '../propose/paired-edits';
import { furtherEdits, likelyEdits, loadedEdits, schemataEdits } from '../propose/schemata-edits';
import { settingLinks } from '../propose/setting-links';
import { createSnapshotUpdates } from '../propose/snapshot-updates';
import { createTypeFixes } from '../propose/type-fixes';
import type { RecentSources } from '../snapshots/recent-sources';
import { readRecentSources } from '../snapshots/recent-sources';
import type { TypeScript } from '../typescript/load-typescript';
import { loadTypeScript } from '../typescript/load-typescript';

import type { Session } from './session';

/** The compiler that actions/heal/tools pins. */
const TYPESCRIPT_VERSION = '5.9.3';

/** How often a search goes on after the gates have refused all that it found. */
const MOST_CONTINUATIONS = 5;

/** A service that the run generated has no history but the run's own. */
async function findRecentChanges({ subject, deps }: Session): Promise<Hint> {
  if (subject.origin === 'generated') return NO_HINT;
  const { root, hasGit } = await findSubjectCheckout(deps);
  return hasGit ? hintAtRecentChanges(deps.exec, root) : NO_HINT;
}

/** Gives a session its proposers: first the tools that know the fix, then the search, then models. */
export function equipSession(session: Session): Session {
  let typescript: Promise<TypeScript> | undefined;
  let recent: Promise<Hint> | undefined;
  let sources: Promise<RecentSources | undefined> | undefined;
  const { proposers } = session.deps.configuration.heal;
  const modelStages = createModelStages(session);
  const plugIns = proposers.map((settings) => createPlugInProposer(settings, session));
  const load = (): Promise<TypeScript> => (typescript ??= loadTypeScript(session.deps));
  const intent = { typescript: load, recentSources: () => (sources ??= readRecentSources(session)) };
  return {
    ...session,
    intent,
    stages: [
      [
        createSnapshotUpdates({ ...session, intent }),
        containerSettings,
        missingDependency,
        createTypeFixes(TYPESCRIPT_VERSION),
        lintFixes,
        brokenFiles,
        moduleLinks,
        settingLinks,
        ...plugIns,
      ],
      [assertedLiterals, brokenPaths, narrowingConditions],
      [likelyEdits],
      [schemataEdits],
      [pairedEdits],
      [loadedEdits],
      ...modelStages,
      ...Array.from({ length: MOST_CONTINUATIONS }, () => [[furtherEdits], [pairedEdits], [loadedEdits]]).flat(),
    ],
    modelStages,
    typescript: load,
    recentChanges: () => (recent ??= findRecentChanges(session)),
  };
}
