import type { Review, ReviewFinding } from '@orchestrate/contracts/finding';
import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { tryGit } from '@orchestrate/kit/git/git';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { tryAsk } from '@orchestrate/kit/models/try-ask';
import type { Subject } from '@orchestrate/kit/subject/subject';

import type { Tree } from '../tree';

import { checkReview, findLineAgain, MOST_FINDINGS, reviewAnswerSchema } from './check-review';
import { listAuthors } from './list-authors';
import { gatherMaterial } from './review-material';

/** A review, or why there is none; neither where there is nothing to review. */
export interface Reviewed {
  readonly review?: Review;
  readonly reason?: string;
}

/** What the newest commit of the user's checkout changed: of a pull request's merge, all of the pull request. */
async function listChanged(subject: Subject, deps: Deps): Promise<ReadonlySet<string>> {
  if (subject.origin !== 'adopted') return new Set();
  const args = ['diff', '--name-only', '-z', '--no-ext-diff', 'HEAD^1', 'HEAD'];
  const listed = await tryGit(deps.exec, deps.workingDirectory, args);
  return new Set(hasSucceeded(listed) ? listed.stdout.split('\0').filter(Boolean) : []);
}

/** Asks a model to review a tree for security and design, and keeps what the files bear out. */
export async function reviewTree(subject: Subject, tree: Tree, deps: Deps): Promise<Reviewed> {
  const material = await gatherMaterial(tree, await listChanged(subject, deps));
  if (material.files.size === 0) return {};
  const template = await readPrompt(deps.actionDirectory, 'review');
  const { answer, reason } = await tryAsk(deps.models, {
    task: 'review',
    rationale: `Review ${material.files.size} files for security and design`,
    prompt: renderPrompt(template, { most: MOST_FINDINGS, files: material.text }),
    schema: { name: 'review', type: reviewAnswerSchema },
    not: await listAuthors(deps),
  });
  if (answer === undefined) return { reason };
  const { provider, model, conversation } = answer;
  const { kept, dropped } = checkReview(answer.value, material.files, `${provider}/${model}`);
  if (dropped > 0) deps.log.info(`${dropped} of the review's findings are not borne out by the files`);
  const { files, left } = material;
  return { review: { provider, model, conversation, files: files.size, left, findings: kept, dropped } };
}

/** A review on the tree as later fixes left it: what they removed is gone, what they moved has another line. */
export async function followReview(review: Review, tree: Tree): Promise<Review> {
  const head = tree.prefix === '' ? '' : `${tree.prefix}/`;
  const findings: ReviewFinding[] = [];
  for (const finding of review.findings) {
    const text = await tree.read(finding.path.slice(head.length)).catch(() => '');
    const line = findLineAgain(finding, text.split(/\r?\n/));
    if (line !== undefined) findings.push({ ...finding, line });
  }
  return { ...review, findings };
}
