import type { Failure, Triage } from '@orchestrate/contracts/triage';

import type { Template } from '../templates/template';
import { replace } from '../templates/template';
import type { Tree } from '../workbench/tree';

import { editSuspects } from './expression-edits';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
/** What every file holds somewhere says nothing of where it came from. */
const SHORTEST_NUMBER = 2;
const SHORTEST_TEXT = 3;

/** A value that a test saw, and the one that it expects there. */
export interface Swap {
  readonly kind: 'number' | 'text';
  readonly actual: string;
  readonly expected: string;
}

function readLiteral(told: string): Pick<Swap, 'kind' | 'actual'> | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(told))
    return told.length < SHORTEST_NUMBER ? undefined : { kind: 'number', actual: told };
  const text = /^(["'])([^"'\\\n]*)\1$/.exec(told)?.[2];
  return text === undefined || text.length < SHORTEST_TEXT ? undefined : { kind: 'text', actual: text };
}

/** The literals that failing assertions saw instead of others of their kind. */
export function listSwaps(failures: readonly Pick<Failure, 'actual' | 'expected'>[]): Swap[] {
  const swaps = failures.flatMap(({ actual = '', expected = '' }): Swap[] => {
    const [seen, wanted] = [readLiteral(actual.trim()), readLiteral(expected.trim())];
    if (seen === undefined || seen.kind !== wanted?.kind || seen.actual === wanted.actual) return [];
    return [{ ...seen, expected: wanted.actual }];
  });
  return [...new Map(swaps.map((swap) => [JSON.stringify(swap), swap])).values()];
}

function createTemplate(swaps: readonly Swap[]): Template {
  return function* (node, site) {
    const { ts } = site;
    for (const { kind, actual, expected } of swaps) {
      if (kind === 'number' && ts.isNumericLiteral(node) && node.text === actual)
        yield replace(node, site, expected, 'asserted-literal');
      if (kind === 'text' && ts.isStringLiteral(node) && node.text === actual)
        yield replace(
          node,
          site,
          `${node.getText(site.source).charAt(0)}${expected}${node.getText(site.source).charAt(0)}`,
          'asserted-literal',
        );
    }
  };
}

async function proposeSwaps(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  const swaps = listSwaps(triage.failures.filter(({ class: kind }) => kind === 'test'));
  return swaps.length === 0 ? [] : editSuspects(triage, tree, context, [createTemplate(swaps)]);
}

/**
 * Where an assertion saw one literal and expects another, and a suspect place has the one: the other. The expected
 * value as an ingredient of the repair is due to the angelic values of Nopol (TSE 2017).
 */
export const assertedLiterals: Proposer = { name: 'asserted-literal', version: VERSION, propose: proposeSwaps };
