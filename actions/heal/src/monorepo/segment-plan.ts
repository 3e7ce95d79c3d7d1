import path from 'node:path';

import type { MeasuredTest, Measurement } from '../schemata/measurement';
import { quoteWord } from '../schemata/quote-word';
import type { Laboratory } from '../schemata/search';
import { listSegments } from '../schemata/segments';

import type { Focus } from './focus';
import { isInScope } from './focus';
import type { Step } from './list-steps';
import { findOwner } from './workspace';

/** The parts of a test command of several packages. */
export interface SegmentPlan {
  /** Of every package that a candidate can reach. */
  readonly all: readonly string[];
  /** Only those that build, and those whose test files are asked for. */
  of(testFiles: readonly string[]): string[];
  /** Whether a test file belongs to the package in focus. */
  isOwn(testFile: string): boolean;
  /** Whether tests need something built before they run. */
  readonly isBuilt: boolean;
}

interface Segment {
  readonly step: Step;
  readonly text: string;
}

function listIn(step: Step, { step: own }: Focus): Segment[] {
  const { directory, scripts } = step.package;
  const place = path.posix.relative(own.package.directory, directory);
  return listSegments(step.command, scripts).map((segment) => ({
    step,
    // A package manager lets the scripts of a package see its own programs first.
    text: place === '' ? segment : `(cd ${quoteWord(place)} && PATH="$PWD/node_modules/.bin:$PATH" && ${segment})`,
  }));
}

/** What an experiment runs: what builds, the failing package, and the packages that candidates for it can reach. */
export function planSegments(focus: Focus): SegmentPlan {
  const { workspace, step, preparation, alsoFailing, passing } = focus;
  const inScope = isInScope(focus);
  const others = [...alsoFailing, ...passing].filter(
    ({ package: one }) => one !== workspace.root && inScope(`${one.directory}/package.json`),
  );
  const building = preparation.flatMap((one) => listIn(one, focus));
  const testing = [step, ...others].flatMap((one) => listIn(one, focus));
  const isOf = (file: string): boolean =>
    findOwner(workspace, file) === findOwner(workspace, `${step.package.directory}/x`);
  return {
    all: [...building, ...testing].map(({ text }) => text),
    of(testFiles) {
      const asked = new Set(testFiles.map((file) => findOwner(workspace, file) ?? workspace.root));
      const chosen = testing.filter((segment) => asked.has(segment.step.package));
      return [...building, ...chosen].map(({ text }) => text);
    },
    isOwn: isOf,
    isBuilt: building.length > 0,
  };
}

/** Lets experiments in one package run the tests of all packages that its candidates can reach. */
export function widenLaboratory(laboratory: Laboratory, focus: Focus): Laboratory {
  const plan = planSegments(focus);
  const { files } = laboratory;
  // Node alone builds nothing, and runs where the package in focus is.
  const direct = new Set(plan.isBuilt ? [] : [...files.direct].filter((file) => plan.isOwn(file)));
  return { ...laboratory, files: { ...files, direct }, segments: plan.all, segmentsOf: (tests) => plan.of(tests) };
}

/** What fails in other packages may have a cause of its own: it is looked at when the package in focus passes. */
export function keepOwnFailures(measurement: Measurement, focus: Focus): Measurement {
  const plan = planSegments(focus);
  const isOwn = ({ key }: MeasuredTest): boolean => plan.isOwn(key.slice(0, key.indexOf('|')));
  const parts = measurement.parts?.filter((part) => part.passed || isOwn(part)) ?? [];
  return { ...measurement, failing: measurement.failing.filter(isOwn), parts };
}
