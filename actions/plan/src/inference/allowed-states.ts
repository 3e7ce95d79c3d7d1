import type { Evidence } from '@orchestrate/contracts/plan';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { quoteNames } from '../wording';

import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { StateProperty } from './states';

/** An action on the way to becoming a transition. */
interface Action {
  readonly to: string;
  readonly verb: string;
  /** Description of the answer for a state that does not allow it. */
  readonly refusal: string;
  /** What `.orchestrate.yml` says. */
  readonly told: readonly string[] | undefined;
}

/** States that allow an action, and how that is known. */
interface Allowed {
  readonly from: readonly string[];
  readonly evidence: Evidence;
}

/** States that most of the world takes for the end. */
const FINAL =
  /^(?:cancell?ed|delivered|completed?|succeeded|closed|rejected|declined|archived|returned|refunded|expired|failed|done|finished|deleted|removed|void(?:ed)?|lost|withdrawn|revoked|resolved|terminated)$/;
/** Actions that lead out of such a state. */
const LEADS_ON = /^(?:re[a-z]|un[a-z]|archive|delete|remove|refund|activate|enable|open)/;
const NOT_AGAIN = /^(?:return|reject|refund|resolve|release|remove|revoke|request|review)/;

function toPhrase(value: string): string {
  return splitWords(value).join(' ').toLowerCase();
}

/** Sentences as plain words. */
function listSentences(text: string): string[] {
  return text
    .split(/[.;!?\n]+/)
    .map((sentence) => ` ${splitWords(sentence).join(' ').toLowerCase()} `)
    .filter((sentence) => sentence.trim() !== '');
}

const SAYS_ONLY = / (?:only|must be|must have|has to be|have to be|needs to be|unless|as long as|while) /;
const SAYS_NEVER = / (?:already|cannot|can t|can not|never|no longer|once|final|except) /;
const FILLERS = '(?: (?:in|yet|currently|a|an|the|state|status))*';

type Said = Readonly<Record<'allowed' | 'forbidden', readonly string[]>>;

/** Values that are said one after the other, right after some words: `not resolved or closed`. */
function listAfter(sentence: string, words: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  const one = `(?:${values.map(toPhrase).join('|')})(?= )`;
  const said = new RegExp(`${words} (${one}(?:(?: or| nor| and)?${FILLERS} ${one})*)`).exec(sentence)?.[1] ?? '';
  return values.filter((value) => ` ${said} `.includes(` ${toPhrase(value)} `));
}

/** States that an item must be in and is not. */
function listDenied(sentence: string, values: readonly string[]): string[] {
  return listAfter(sentence, `(?: not| neither| no longer|isn t|aren t)${FILLERS}`, values);
}

/** States of the thing that the verb is said of: `Reopen a resolved or closed ticket`. */
function listObjects(sentence: string, values: readonly string[]): string[] {
  return listAfter(sentence, '^ [a-z]+ (?:a|an|the|any|all)', values);
}

/** What a sentence says of states: those that allow the action, and those that forbid it. */
function readSentence(sentence: string, { values }: StateProperty, to: string, isRefusal: boolean): Said {
  const named = values.filter((value) => sentence.includes(` ${toPhrase(value)} `));
  const others = named.filter((value) => value !== to);
  const denied = listDenied(sentence, others);
  if (denied.length > 0) return { allowed: denied, forbidden: [] };
  if (SAYS_ONLY.test(sentence)) return { allowed: others, forbidden: [] };
  return { allowed: [], forbidden: isRefusal || SAYS_NEVER.test(sentence) ? named : [] };
}

function readTexts(view: OperationView, state: StateProperty, { to, refusal }: Action): Said {
  const { description = '', summary = '' } = view.entry.operation;
  const said = [
    ...listSentences(refusal).map((sentence) => readSentence(sentence, state, to, true)),
    ...listSentences(`${summary}. ${description}`).map((sentence) => readSentence(sentence, state, to, false)),
  ];
  const first = said.find(({ allowed }) => allowed.length > 0);
  const others = state.values.filter((value) => value !== to);
  return {
    allowed: first?.allowed ?? listObjects(listSentences(summary)[0] ?? '', others),
    forbidden: said.flatMap(({ forbidden }) => forbidden),
  };
}

function readExtension({ entry }: OperationView, values: readonly string[]): string[] {
  const given = (entry.operation as Readonly<Record<string, unknown>>)['x-allowed-from'];
  const list: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return values.filter((value) => list.includes(value));
}

/** Whether a text speaks of a state that most of the world takes for the end: "The export is finished". */
export function namesEnd(text: string): boolean {
  return splitWords(text).some((word) => FINAL.test(word.toLowerCase()));
}

function isFinal(value: string, verb: string): boolean {
  const leadsOn = LEADS_ON.test(verb) && !NOT_AGAIN.test(verb);
  return FINAL.test(foldName(value)) && !leadsOn;
}

/** States that allow an action: what an extension or a description says, else all that are not its target and not final. */
export function findAllowed(view: OperationView, state: StateProperty, action: Action): Allowed {
  const { values } = state;
  const because = (from: readonly string[], rule: string, how: string): Allowed => ({
    from,
    evidence: { rule, detail: `${how}: ${quoteNames(from)} allow it` },
  });
  const told = values.filter((value) => action.told?.includes(value));
  if (told.length > 0) return because(told, 'overruled', '`.orchestrate.yml` says so');
  const extension = readExtension(view, values);
  if (extension.length > 0) return because(extension, 'allowed-by-extension', '`x-allowed-from` says so');
  const said = readTexts(view, state, action);
  const allowed = values.filter((value) => said.allowed.includes(value));
  if (allowed.length > 0) return because(allowed, 'allowed-by-description', 'the description names them');
  const isLeft = (value: string): boolean => value !== action.to && !said.forbidden.includes(value);
  const left = values.filter((value) => isLeft(value) && !isFinal(value, action.verb));
  return said.forbidden.some((value) => value !== action.to)
    ? because(left, 'allowed-by-description', 'the description names those that do not')
    : because(left, 'allowed-unless-final', 'no description names them, and they are no ends');
}
