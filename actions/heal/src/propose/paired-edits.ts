import { weighPlaces } from '../localise/mutation-based';
import { keepSearch } from '../report/keep-evidence';
import type { Piece } from '../schemata/metamutant';
import { findPieces } from '../schemata/metamutant';
import { searchPairs } from '../schemata/search';
import type { Pair, Trial } from '../schemata/trial';
import { groupByFile } from '../schemata/trial';

import type { Numbered, Search } from './edit-search';
import { searches } from './edit-search';
import { toCandidate } from './expression-edits';
import type { Part } from './pair-edits';
import { chooseParts, listPairs, nameEdit, worthOf } from './pair-edits';
import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';
import { rankByBehaviour } from './rank-by-behaviour';

const VERSION = '1';
/** Share of what is left of the time. */
const SHARE = 0.4;
const MOST_PAIRS = 20_000;
/** Single edits that are looked at for being parts. */
const MOST_LOOKED_AT = 5_000;

/** What was tried alone without mending anything; what was not may yet do so by itself. */
function listParts({ numbered, trials, left, passed, mutants }: Search): Part[] {
  const open = new Set(left.map(({ id }) => id));
  const places = weighPlaces(mutants.values());
  const edits = new Map(numbered.map((one) => [one.id, one]));
  return trials
    .filter(({ id }) => !open.has(id) && !passed.has(id))
    .map((trial) => ({ trial, worth: worthOf(trial, mutants.get(trial.id), places) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_LOOKED_AT)
    .flatMap(({ trial, worth }): Part[] => {
      const edit = edits.get(trial.id);
      if (edit === undefined) return [];
      const before = edit.source.text.slice(trial.start, trial.end);
      return [{ trial, worth, kind: nameEdit(edit.change.template, before, trial.text) }];
    });
}

/** Where the parts are switched on. */
function placeParts(parts: readonly Part[], { laboratory: { ts, files } }: Search): Part[] {
  const pieces = new Map<number, Piece>();
  const texts = new Map(files.sources.map(({ file, text }) => [file, text]));
  for (const [file, trials] of groupByFile(parts.map(({ trial }) => trial)))
    for (const [id, piece] of findPieces(ts, file, texts.get(file) ?? '', trials)) pieces.set(id, piece);
  return parts.map((part) => {
    const piece = pieces.get(part.trial.id);
    return piece === undefined ? part : { ...part, piece };
  });
}

function applyBoth(text: string, one: Trial, other: Trial): string {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const tail = text.slice(first.end, second.start) + second.text + text.slice(second.end);
  return text.slice(0, first.start) + first.text + tail;
}

/** Two edits as one proposal. */
function toPairCandidate({ parts: [one, other] }: Pair, edits: ReadonlyMap<number, Numbered>): Candidate[] {
  const [a, b] = [edits.get(one.id), edits.get(other.id)];
  if (a === undefined || b === undefined) return [];
  const [first, second] = [a, b].map(({ source, change }) => toCandidate(source.file, source.text, change));
  if (first === undefined || second === undefined) return [];
  const isOneFile = one.file === other.file;
  const both = { action: 'write', path: one.file, text: applyBoth(a.source.text, one, other) } as const;
  return [
    {
      ...first,
      template: 'two-edits',
      likelihood: first.likelihood * second.likelihood,
      proposal: {
        ...first.proposal,
        title: `${first.proposal.title}; ${second.proposal.title}`.slice(0, 200),
        rationale: `two-edits: ${PRIORS['two-edits'].reason}; ${first.proposal.rationale}; ${second.proposal.rationale}`,
        edits: isOneFile ? [both] : [...first.proposal.edits, ...second.proposal.edits],
      },
    },
  ];
}

async function propose(context: ProposeContext): Promise<readonly Candidate[]> {
  const search = searches.get(context);
  if (search === undefined || !search.hasStopped || search.hasPaired) return [];
  search.hasPaired = true;
  const { deps, gate } = context;
  const { laboratory, measurement, numbered } = search;
  const parts = placeParts(chooseParts(listParts(search)), search);
  const texts = new Map(laboratory.files.sources.map(({ file, text }) => [file, text]));
  const pairs = listPairs(parts, numbered.length + 1, MOST_PAIRS, (file) => texts.get(file) ?? '');
  if (pairs.length === 0) return [];
  const begin = deps.clock.elapsed();
  const found = await searchPairs(laboratory, measurement, pairs, context.remaining() * SHARE);
  const took = { seconds: (deps.clock.elapsed() - begin) / 1000, trees: laboratory.trees.length };
  await keepSearch({ gate: gate.name, candidates: found.tried, pairs: found.tried, ...took }, deps);
  deps.log.info(`${found.passing.length} of ${found.tried} pairs of changes pass the tests that run them`);
  const edits = new Map(numbered.map((one) => [one.id, one]));
  const single = new Set(found.alone.map(({ id }) => id));
  const needed = found.passing.filter((pair) => pair.parts.every(({ id }) => !single.has(id)));
  const alone = found.alone.flatMap(({ id }) => edits.get(id) ?? []);
  const candidates = needed.map((pair) => toPairCandidate(pair, edits));
  const tried = needed.filter((_, at) => (candidates[at]?.length ?? 0) > 0);
  const ranked = await rankByBehaviour(candidates.flat(), tried, laboratory, context);
  return [...alone.map(({ source, change }) => toCandidate(source.file, source.text, change)), ...ranked];
}

/**
 * Two edits at once, where no single one mends anything: made of those that were tried, and compiled behind the same
 * switch as they were.
 */
export const pairedEdits: Proposer = {
  name: 'paired-edit',
  version: VERSION,
  propose: (_triage, _tree, context) => propose(context),
};
