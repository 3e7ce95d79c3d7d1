import type { Explanation, Finding, Fix } from '@orchestrate/contracts/finding';
import type { Proposal } from '@orchestrate/contracts/proposal';
import { describeError } from '@orchestrate/kit/errors';
import type { Answer } from '@orchestrate/kit/models/ask';
import type { PromptTemplate } from '@orchestrate/kit/models/prompt';
import { readPrompt } from '@orchestrate/kit/models/prompt';
import { tryAsk } from '@orchestrate/kit/models/try-ask';
import { applyReplacements } from '@orchestrate/kit/proposals/replacements';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { Measured } from '../analyse-tree';
import type { FixFrame, Round } from '../decide-fix';
import { decideFix, openRound } from '../decide-fix';
import { openNewest } from '../trees';

import type { FixAnswer, Placed } from './fix-question';
import { askForFix, chooseFindings, isShowable } from './fix-question';

/** What came of asking a model about findings. */
export interface ModelFixes {
  readonly fixes: readonly Fix[];
  readonly explanations: readonly Explanation[];
  /** Why not more was asked, where something went wrong. */
  readonly reasons: readonly string[];
}

interface Found {
  readonly before: readonly Measured[];
  readonly fixer: Measured;
  /** As it stands on the newest tree. */
  readonly finding: Placed;
  readonly text: string;
}

interface One {
  readonly fix?: Fix;
  readonly explanation?: Explanation;
  readonly reason?: string;
  readonly isLast?: boolean;
}

interface MendFrame {
  readonly round: Round;
  readonly template: PromptTemplate;
}

// Each costs a question and, with an edit, a run of the tree's own gates.
const MOST_QUESTIONS = 8;
const LONGEST_EXPLANATION = 1_000;
const LONGEST_TITLE = 200;

/** The finding on the tree as earlier fixes left it; `undefined` where it is gone or its file may not be shown. */
async function findAgain(round: Round, wanted: Placed): Promise<Found | undefined> {
  const { subject, session, deps } = round;
  const tree = await openNewest(subject, 'tree-model', deps);
  const before = await session.measure(tree, round.judges);
  const [again] = before.flatMap((fixer) =>
    fixer.found
      .filter(({ finding }) => finding.fingerprint === wanted.fingerprint)
      .map(({ finding }) => ({ fixer, line: finding.line ?? wanted.line })),
  );
  if (again === undefined) return undefined;
  const text = await tree.read(wanted.path.slice(tree.prefix === '' ? 0 : tree.prefix.length + 1));
  if (!isShowable(text)) return undefined;
  return { before, fixer: again.fixer, text, finding: { ...wanted, line: again.line } };
}

function toProposal({ finding, text }: Found, { value, provider, model, completion }: Answer<FixAnswer>): Proposal {
  const { path, tool, rule } = finding;
  const { edits, obstacles } = applyReplacements(
    value.edits,
    () => text,
    (place) => (place === path ? undefined : `${place} is not ${path}, the file of the finding`),
  );
  return {
    kind: 'fix',
    author: { name: `${provider}/${model}`, version: completion.model || model },
    title: `Fix a finding of ${tool}: ${rule}`.slice(0, LONGEST_TITLE),
    rationale: sanitizeText(value.explanation, LONGEST_EXPLANATION) || `${rule} in ${path}`,
    edits,
    obstacles,
  };
}

function explain({ finding }: Found, { value, provider, model, conversation }: Answer<FixAnswer>): Explanation {
  const text = sanitizeText(value.explanation, LONGEST_EXPLANATION);
  return { finding, text, provider, model, conversation };
}

async function mend(frame: MendFrame, wanted: Placed): Promise<One> {
  const { round, template } = frame;
  const found = await findAgain(round, wanted);
  if (found === undefined) return {};
  const asked = await tryAsk(round.deps.models, askForFix(template, found.finding, found.text));
  if (asked.answer === undefined) return { reason: asked.reason, isLast: !asked.isOfTheAnswer };
  const { answer } = asked;
  const explanation = explain(found, answer);
  if (answer.value.edits.length === 0) return { explanation };
  // The gates run the tree with what the model wrote.
  const may = await round.deps.isolation.mayRun();
  if (!may.allowed) return { explanation, reason: `its edits are not tried: ${may.reason}` };
  const { fixer, before, finding } = found;
  const proposal = toProposal(found, answer);
  const author = `${answer.provider}/${answer.model}`;
  return { explanation, fix: await decideFix(round, { fixer, before, author, fix: { proposal, targets: [finding] } }) };
}

/**
 * Asks a model about what no tool fixes safely, one finding after the other: each sees the tree as the last one's fix
 * left it. Its edits pass the gates of every fix, or stay out.
 */
export async function fixWithModel(frame: FixFrame, measured: readonly Measured[]): Promise<ModelFixes> {
  const round = openRound(frame, measured);
  const wanted = chooseFindings(measured, (finding: Finding) => frame.isLetBe(finding));
  const template = await readPrompt(frame.deps.actionDirectory, 'fix');
  const all: One[] = [];
  for (const finding of wanted.slice(0, MOST_QUESTIONS)) {
    const one = await mend({ round, template }, finding).catch((error: unknown): One => ({
      reason: `${finding.rule} in ${finding.path}: ${describeError(error)}`,
    }));
    all.push(one);
    if (one.isLast === true) break;
  }
  return {
    fixes: all.flatMap(({ fix }) => fix ?? []),
    explanations: all.flatMap(({ explanation }) => explanation ?? []),
    reasons: [...new Set(all.flatMap(({ reason }) => reason ?? []))],
  };
}
