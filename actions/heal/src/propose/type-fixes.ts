import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { packageOf } from '@orchestrate/kit/triage/missing-module';
import type ts from 'typescript';

import { isRepairable } from '../localise/localise';
import type { TypeError, TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { TemplateName } from './priors';
import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';
import type { ImportDonors } from './rank-code-fix';
import { classifyCodeFix, countImports, isDenied, readImportSource } from './rank-code-fix';

const MOST_STEPS = 25;
const MOST_ALTERNATIVES = 4;
const UNDEFINED_AT_RUN_TIME = /^(?:ReferenceError: )?(?:[\w$]+) is not defined\b/;
const UNDECLARED = new Set([2304, 2503, 2552, 2686, 18004]);

interface Step {
  readonly edits: readonly FileEdit[];
  readonly template: TemplateName;
  readonly description: string;
  /** The module that an import fix imports from. */
  readonly source: string | undefined;
  /** How many others import the name from there. */
  readonly votes: number;
  /** 0 to 1, beside the template's prior. */
  readonly fit: number;
}

interface Chain {
  readonly edits: readonly FileEdit[];
  readonly steps: readonly [Step, ...Step[]];
  readonly errorsLeft: number;
}

/** Texts laid over a project, as edits of the tree that it started from. */
function merge(base: readonly FileEdit[], edits: readonly FileEdit[]): FileEdit[] {
  const changed = new Set(edits.map(({ path }) => path));
  return [...base.filter(({ path }) => !changed.has(path)), ...edits];
}

/** Tries the compiler's own code fixes, one error after the other. */
class CodeFixer {
  constructor(
    private readonly project: TypeProject,
    private readonly donors: ImportDonors,
    private readonly meant: Meant,
  ) {}

  /** Errors that this is about, and those that edits have made in the files they changed. */
  errors(edits: readonly FileEdit[]): TypeError[] {
    const { files, isMeant } = this.meant;
    const asked = files === undefined ? undefined : [...new Set([...files, ...edits.map(({ path }) => path)])];
    this.project.setOverlay(edits);
    return this.project.errors(asked).filter(isMeant);
  }

  private toStep(error: TypeError, action: ts.CodeFixAction): Step | undefined {
    const edits = this.project.toEdits(action);
    if (edits === undefined || isDenied(action.fixName) || !edits.every(({ path }) => isRepairable(path)))
      return undefined;
    const name = this.project.read(error.file)?.slice(error.start, error.start + error.length) ?? '';
    const source = readImportSource(action.description);
    const habit = source === undefined ? NO_HABIT : countImports(this.donors, error.file, name, source);
    const template = classifyCodeFix(action.fixName, source, habit);
    return { edits, template, description: action.description, source, votes: habit.name, fit: 1 };
  }

  /** What could be done about an error, likeliest first. */
  steps(error: TypeError): Step[] {
    const found = this.project.codeFixes(error).flatMap((action) => this.toStep(error, action) ?? []);
    return rankSteps(found);
  }

  /** Takes the given first step, then the likeliest one for each error that is left. */
  follow(first: Step): Chain {
    let chain: Chain = { edits: first.edits, steps: [first], errorsLeft: 0 };
    for (;;) {
      const errors = this.errors(chain.edits);
      const next =
        chain.steps.length < MOST_STEPS
          ? errors.map((error) => this.steps(error)[0]).find((step) => step !== undefined)
          : undefined;
      const isDone = next === undefined || chain.steps.some((step) => isSame(step, next));
      if (isDone) return { ...chain, errorsLeft: errors.length };
      chain = { edits: merge(chain.edits, next.edits), steps: [...chain.steps, next], errorsLeft: errors.length };
    }
  }

  reset(): void {
    this.project.setOverlay([]);
  }
}

const NO_HABIT = { name: 0, module: 0 };

function scoreOf({ template, fit }: Step): number {
  return PRIORS[template].prior * fit;
}

/** Several ways into one package give the same export: the likeliest, then the shortest stands for them. */
export function rankSteps(steps: readonly Step[]): Step[] {
  const votes = steps.reduce((sum, step) => sum + step.votes, 0);
  const ranked = steps
    .map((step) => (step.votes > 0 ? { ...step, fit: step.votes / votes } : step))
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a.description.length - b.description.length);
  const seen = new Set<string>();
  return ranked.filter(({ source }) => {
    const package_ = source === undefined ? undefined : packageOf(source);
    return package_ === undefined || (!seen.has(package_) && seen.add(package_).size > 0);
  });
}

function isSame(a: Step, b: Step): boolean {
  return JSON.stringify(a.edits) === JSON.stringify(b.edits);
}

function weakest([first, ...others]: Chain['steps']): Step {
  return others.reduce((weak, step) => (scoreOf(step) < scoreOf(weak) ? step : weak), first);
}

function toCandidate(chain: Chain, error: TypeError, line: number, version: string, before: number): Candidate {
  const weak = weakest(chain.steps);
  const descriptions = [...new Set(chain.steps.map(({ description }) => description))];
  return {
    template: weak.template,
    // Errors that are left make it a step at best.
    likelihood: scoreOf(weak) * (chain.errorsLeft === 0 ? 1 : 0.5 * (1 - chain.errorsLeft / before)),
    place: { file: error.file, line },
    proposal: {
      kind: 'repair',
      author: { name: 'typescript-code-fix', version },
      title: descriptions.join('; ').slice(0, 200),
      rationale: `TS${error.code} in ${error.file}:${line}: ${error.message.split('\n')[0] ?? ''}`,
      edits: [...chain.edits],
    },
  };
}

function lineOf(text: string | undefined, offset: number): number {
  return (text ?? '').slice(0, offset).split('\n').length;
}

/** All code of the tree imports like the tree does, its tests too, which a build leaves out. */
async function readDonors(tree: Tree): Promise<ImportDonors> {
  const tracked = await tree.repository.files();
  const code = tracked.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  const modules = await Promise.all(code.map(async (file) => ({ file, text: (await readTreeFile(tree, file)) ?? '' })));
  return { modules, tracked: new Set(tracked) };
}

/** Which of the compiler's errors this is about. */
interface Meant {
  /** Files to ask about; absent: all, because the compiler did not say which. */
  readonly files: readonly string[] | undefined;
  readonly isMeant: (error: TypeError) => boolean;
}

/** All that a compiler reported, else names undefined at run time. */
function chooseErrors(failures: readonly Failure[]): Meant | undefined {
  const reported = failures.filter(({ code }) => code !== undefined && /^TS\d+$/.test(code));
  if (reported.length > 0) {
    const files = reported.flatMap(({ file }) => file ?? []);
    return { files: files.length < reported.length ? undefined : files, isMeant: () => true };
  }
  const files = failures
    .filter(({ message }) => UNDEFINED_AT_RUN_TIME.test(message))
    .flatMap(({ stack, file }) => [...stack.map((frame) => frame.file), ...(file === undefined ? [] : [file])]);
  return files.length === 0
    ? undefined
    : { files, isMeant: ({ file, code }) => files.includes(file) && UNDECLARED.has(code) };
}

async function proposeTypeFixes(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  const meant = chooseErrors(triage.failures);
  if (meant === undefined) return [];
  const project = await context.types();
  const fixer = new CodeFixer(project, await readDonors(tree), meant);
  const errors = fixer.errors([]);
  const first = errors.find((error) => fixer.steps(error).length > 0);
  if (first === undefined) return [];
  const line = lineOf(project.read(first.file), first.start);
  const alternatives = fixer.steps(first).slice(0, MOST_ALTERNATIVES);
  const candidates = alternatives.map((step) => {
    const chain = fixer.follow(step);
    fixer.reset();
    return { chain, candidate: toCandidate(chain, first, line, project.ts.version, errors.length) };
  });
  return candidates.filter(({ chain }) => chain.errorsLeft < errors.length).map(({ candidate }) => candidate);
}

/** The compiler's own code fixes: missing imports, misspelt names, a missing await; never a stub, never an ignore. */
export function createTypeFixes(version: string): Proposer {
  return { name: 'typescript-code-fix', version, propose: proposeTypeFixes };
}
