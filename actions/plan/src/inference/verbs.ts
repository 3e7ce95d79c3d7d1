import { splitWords } from '@orchestrate/kit/openapi/identifiers';

/** Participles and states that no ending leads to. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  pay: ['paid'],
  freeze: ['frozen'],
  break: ['broken'],
  hide: ['hidden'],
  take: ['taken'],
  sell: ['sold'],
  hold: ['onhold', 'held'],
  send: ['sent'],
  lend: ['lent', 'loaned', 'borrowed'],
  lose: ['lost'],
  withdraw: ['withdrawn'],
  begin: ['begun', 'started', 'inprogress', 'active'],
  start: ['inprogress', 'active', 'running'],
  finish: ['done', 'completed', 'complete'],
  complete: ['done', 'finished'],
  close: ['resolved'],
  resume: ['active', 'running', 'inprogress'],
  restore: ['active'],
  reactivate: ['active'],
  reinstate: ['active'],
  unarchive: ['active'],
  unblock: ['active'],
  unfreeze: ['active'],
  unban: ['active'],
  unpause: ['active', 'running'],
  unlock: ['active'],
  unsuspend: ['active'],
  reopen: ['open'],
  unpublish: ['draft'],
  retract: ['draft'],
  deactivate: ['inactive'],
  enable: ['active'],
  disable: ['inactive'],
  accept: ['approved'],
  decline: ['rejected'],
  place: ['ordered'],
  ban: ['blocked'],
  show: ['visible'],
};

/** Nouns that name the act: `/orders/{id}/cancellation`. */
const NOUNS: Readonly<Record<string, string>> = {
  cancellation: 'cancel',
  payment: 'pay',
  shipment: 'ship',
  publication: 'publish',
  approval: 'approve',
  rejection: 'reject',
  activation: 'activate',
  deactivation: 'deactivate',
  completion: 'complete',
  confirmation: 'confirm',
  closure: 'close',
  suspension: 'suspend',
  submission: 'submit',
  delivery: 'deliver',
  acceptance: 'accept',
  withdrawal: 'withdraw',
  renewal: 'renew',
};

/** Words around a verb that say nothing themselves: `mark-as-paid`. */
const FILLERS = new Set(['mark', 'set', 'make', 'as', 'do', 'to']);

/** What a regular verb becomes: `cancel` → `cancelled`, `canceled`; `activate` → `active`. */
export function inflect(verb: string): string[] {
  const last = verb.at(-1) ?? '';
  return [
    verb,
    `${verb}ed`,
    `${verb}d`,
    `${verb}${last}ed`,
    verb.replace(/y$/, 'ied'),
    verb.replace(/ate$/, 'e'),
    verb.replace(/e?$/, 'ing'),
  ];
}

/** Verbs of which one undoes what the other does. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['activate', 'deactivate'],
  ['enable', 'disable'],
  ['hide', 'show'],
  ['close', 'open'],
  ['close', 'reopen'],
  ['complete', 'reopen'],
  ['resolve', 'reopen'],
  ['complete', 'incomplete'],
];

/** What a verb undoes, or is undone by: `unarchive` → `archive`, `disable` → `enable`. */
export function listOpposites([verb = '', ...rest]: readonly string[]): string[][] {
  const paired = OPPOSITES.flatMap(([one, other]) => (verb === one ? [other] : verb === other ? [one] : []));
  const plain = verb.startsWith('un') ? verb.slice(2) : `un${verb}`;
  return [plain, ...paired].map((word) => [word, ...rest]);
}

/** The verb that the last segment of an action's path is: `cancellation` → `cancel`, `mark-as-paid` → `paid`. */
export function readVerb(segment: string): readonly string[] {
  const words = splitWords(segment).map((word) => word.toLowerCase());
  const telling = words.filter((word) => !FILLERS.has(word));
  const [first = '', ...rest] = telling.length === 0 ? words : telling;
  return [NOUNS[first] ?? first, ...rest];
}

/** Whether a word is of a verb: `cancelled`, `cancellation` and `canceling` of `cancel`, `frozen` of `freeze`. */
export function isWordOf(word: string, verb: string): boolean {
  const folded = word.toLowerCase();
  if (listTargets([verb]).includes(folded) || NOUNS[folded] === verb) return true;
  const stem = Math.max(4, verb.length - 2);
  return verb.length >= stem && folded.startsWith(verb.slice(0, stem));
}

/** Whether a verb is one that changes states, wherever there are any. */
export function isStateVerb([verb = '']: readonly string[]): boolean {
  return Object.hasOwn(IRREGULAR, verb) || Object.values(NOUNS).includes(verb);
}

/** States, folded, that a verb leads to, likeliest first. */
export function listTargets([verb = '', ...rest]: readonly string[]): string[] {
  const tail = rest.join('');
  return [...new Set([...inflect(verb), ...(IRREGULAR[verb] ?? [])])].map((word) => `${word}${tail}`);
}
