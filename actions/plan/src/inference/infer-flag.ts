import type { Evidence } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';

import { quoteNames } from '../wording';

import { readActionBody } from './action-body';
import type { FlagMove } from './flags';
import { findFlag } from './flags';
import { checkAnswer, findStamps, withBody } from './infer-transition';
import type { Inference, InferenceContext } from './inference';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { listTargets } from './verbs';
import { readActionAnswer } from './write-answer';

const SAYS_ALREADY = /\balready\b|\bnot\b|\bno longer\b|\balways\b/i;
/** What is said of a 409 that says nothing of its own. */
const SAYS_NOTHING = /^(?:an? |the )?(?:problem|error|conflict)(?: details?)?\W*$/i;

/** The status that answers who asks for what is so already; `undefined`: it is answered as if it had just been done. */
function findRefusal({ responses, entry }: OperationView, { property, sets }: FlagMove): number | undefined {
  const words = [foldName(property), ...listTargets(sets)];
  const isTelling = (text: string): boolean =>
    SAYS_ALREADY.test(text) && text.split(/[^\w-]+/).some((word) => words.includes(foldName(word)));
  const conflict = responses.get('409')?.value.description;
  const isPlain = entry.method !== 'delete' && conflict !== undefined && SAYS_NOTHING.test(conflict.trim());
  if (isPlain) return 409;
  return [409, 422, 400].find((status) => {
    const description = responses.get(String(status))?.value.description ?? '';
    return isTelling(description) || (status === 409 && /\balready\b/i.test(description));
  });
}

/** The moments that tell when a flag was set, of those that may be absent. */
function findClears({ draft }: InferenceContext, stamps: readonly string[]): string[] {
  const { properties, schema } = draft.representation;
  return stamps.filter((name) => {
    const isNullable = [properties.get(name)?.value.type ?? []].flat().includes('null');
    return isNullable || schema.required?.includes(name) !== true;
  });
}

function describe({ to, sets }: FlagMove, { property, refusal, stamps, clears = [] }: Transition): Evidence[] {
  const how = to ? `sets the flag \`${property}\`` : `takes the flag \`${property}\` away`;
  const again = refusal === undefined ? 'to do it again changes nothing' : `to do it again is answered ${refusal}`;
  return [
    { rule: 'transition', detail: `the path names \`${sets.join(' ')}\`: it ${how}; ${again}` },
    ...stamps.map((name) => ({ rule: 'transition-stamp', detail: `\`${name}\` tells when it was done` })),
    ...(clears.length === 0
      ? []
      : [{ rule: 'transition-stamp', detail: `${quoteNames(clears)} told when it was done` }]),
  ];
}

/** An action that sets a flag of an item, or takes it away. */
export function inferFlag(view: OperationView, context: InferenceContext): Inference {
  const { draft, document } = context;
  const segment = view.shape.kind === 'collection' ? view.shape.segment : '';
  const move = findFlag(document, draft, view);
  if (move === undefined) return { reason: `${draft.name} has no flag that \`${segment}\` could change` };
  const answer = readActionAnswer(view, context);
  if ('reason' in answer) return answer;
  const { success } = answer;
  const late = checkAnswer(success);
  if (late !== undefined) return { reason: late };
  const body = readActionBody(view, context, move.sets, move.property);
  if ('reason' in body) return body;
  const told = findStamps(context, move.sets);
  const refusal = findRefusal(view, move);
  const clears = move.to ? [] : findClears(context, told);
  const transition: Transition = {
    property: move.property,
    to: move.to,
    ...(refusal === undefined ? {} : { from: [!move.to], refusal }),
    stamps: move.to ? told : [],
    ...(clears.length === 0 ? {} : { clears }),
  };
  return {
    kind: 'transition',
    success,
    transition: withBody(transition, body),
    isWhole: true,
    evidence: [...describe(move, transition), ...answer.evidence, ...body.evidence],
    warnings: body.warnings,
  };
}
