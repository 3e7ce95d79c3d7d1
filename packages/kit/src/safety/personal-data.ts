import type { ModelMessage } from '@orchestrate/contracts/model-call';

import { findMailAddresses } from './mail-addresses';
import type { PersonalDataKind, PlacedValue } from './personal-finding';
import { findNames } from './personal-names';
import { findCards, findIbans, findPhoneNumbers } from './personal-numbers';

/** Personal data in a text, without showing it. */
export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Enough to recognise it, not enough to use it: `j***@g***.com`. */
  readonly sample: string;
}

/** Files in which authors publish their own names and addresses, to be found by. */
const PUBLISHED_BY_AUTHORS =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|licen[cs]e[^/]*|copying[^/]*|notice[^/]*|authors[^/]*|contributors[^/]*|maintainers[^/]*|codeowners|composer\.json|pyproject\.toml|cargo\.toml|[^/]+\.gemspec)$/i;

function maskWord(word: string): string {
  return `${word.slice(0, 1)}***`;
}

function maskValue({ kind, value }: PlacedValue): string {
  if (kind === 'name') return value.split(' ').map(maskWord).join(' ');
  if (kind !== 'mail-address') return `${value.slice(0, 2)}***${value.slice(-2)}`;
  const [local = '', domain = ''] = value.split('@');
  return `${maskWord(local)}@${maskWord(domain)}${domain.slice(domain.lastIndexOf('.'))}`;
}

/** By place; what stands inside of another one, as a card's digits inside of an account's, is part of it. */
function dropInner(places: readonly PlacedValue[]): PlacedValue[] {
  let end = 0;
  const ordered = [...places].sort((a, b) => a.start - b.start || b.value.length - a.value.length);
  return ordered.filter(({ start, value }) => {
    const isInner = start < end;
    end = Math.max(end, start + value.length);
    return !isInner;
  });
}

/**
 * Finds mail addresses, phone numbers, payment cards, bank accounts and names in data. Seldom wrong before complete: a
 * name in a sentence is not found. Passed over are reserved and placeholder addresses, those of roles and robots,
 * numbers published for tests and films, and what authors publish of themselves in manifests and licences.
 * @param file - path of the file that the text is from
 */
export function findPersonalData(text: string, { file }: { readonly file?: string } = {}): PersonalDataFinding[] {
  if (file !== undefined && PUBLISHED_BY_AUTHORS.test(file)) return [];
  const places = [
    ...findMailAddresses(text),
    ...findPhoneNumbers(text),
    ...findCards(text),
    ...findIbans(text),
    ...findNames(text, file),
  ];
  return dropInner(places).map((place) => ({
    kind: place.kind,
    ...(file === undefined ? {} : { file }),
    line: text.slice(0, place.start).split('\n').length,
    column: place.start - text.lastIndexOf('\n', place.start - 1),
    sample: maskValue(place),
  }));
}

/** Whether messages may be sent to a model. */
export type SendingDecision =
  | { readonly allowed: true; readonly found: readonly PersonalDataFinding[] }
  | {
      readonly allowed: false;
      readonly found: readonly PersonalDataFinding[];
      /** What was found, where, and what to do; shows no personal data. */
      readonly reason: string;
    };

const MOST_NAMED = 10;
const NAMES: Readonly<Record<PersonalDataKind, string>> = {
  'mail-address': 'mail address',
  'phone-number': 'phone number',
  'payment-card': 'payment card',
  iban: 'bank account',
  name: 'name',
};

/** Decides whether messages leave: not with personal data in them, unless the settings allow it. */
export function decideSending(
  messages: readonly ModelMessage[],
  { allowPersonalData }: { readonly allowPersonalData: boolean },
): SendingDecision {
  const placed = messages.flatMap(({ text }, index) => findPersonalData(text).map((finding) => ({ index, finding })));
  const found = placed.map(({ finding }) => finding);
  if (allowPersonalData || found.length === 0) return { allowed: true, found };
  const named = placed
    .slice(0, MOST_NAMED)
    .map(
      ({ index, finding: { kind, line, sample } }) => `${NAMES[kind]} ${sample} (message ${index + 1}, line ${line})`,
    );
  const more = placed.length > MOST_NAMED ? `, and ${placed.length - MOST_NAMED} more` : '';
  const reason = `personal data is not sent to a model: ${named.join(', ')}${more}; take it out, or set models.allow-personal-data: true in .orchestrate.yml`;
  return { allowed: false, found, reason };
}
