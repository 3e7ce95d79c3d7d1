import type { RemovalKind, TextFormat } from '@orchestrate/kit/safety/removal';
import { REMOVAL_KINDS } from '@orchestrate/kit/safety/removal';
import type { CleanText } from '@orchestrate/kit/safety/untrusted-text';

import type { Corpus } from './corpus';
import type { Attack, HarmlessText } from './sample';

/** A sanitiser as it is judged. */
export type Clean = (text: string, options: { readonly format: TextFormat }) => CleanText;

/** How well one kind of attack is told from what is none. */
export interface KindScore {
  readonly kind: RemovalKind;
  readonly attacks: number;
  /** Attacks of the kind that were named and of which nothing hidden is left. */
  readonly found: number;
  /** Texts in which the kind was named and is not. */
  readonly wrong: number;
}

/** What a sanitiser made of a corpus. */
export interface Judgement {
  readonly kinds: readonly KindScore[];
  /** Attacks found as a whole, of all. */
  readonly recall: number;
  /** Of the texts in which something was found, those that are attacks and lost nothing that is seen. */
  readonly precision: number;
  /** One line for each attack that was missed, or lost what people see. */
  readonly missed: readonly string[];
  /** One line for each harmless text that was changed. */
  readonly damaged: readonly string[];
}

interface Trial<T> {
  readonly sample: T;
  readonly clean: CleanText;
}

function listKinds({ clean }: Trial<unknown>): RemovalKind[] {
  return clean.removed.map(({ kind }) => kind);
}

function listRest({ sample, clean }: Trial<Attack>): string[] {
  return sample.hidden.filter((hidden) => clean.text.includes(hidden));
}

function isFound(trial: Trial<Attack>): boolean {
  const kinds = listKinds(trial);
  return listRest(trial).length === 0 && trial.sample.kinds.every((kind) => kinds.includes(kind));
}

function listLost({ sample, clean }: Trial<Attack>): string[] {
  return (sample.visible ?? []).filter((visible) => !clean.text.includes(visible));
}

function describeMiss(trial: Trial<Attack>): string {
  const { sample, clean } = trial;
  const facts = [
    `named ${listKinds(trial).join(', ') || 'nothing'}, is ${sample.kinds.join(', ')}`,
    ...listRest(trial).map((rest) => `left ${JSON.stringify(rest)}`),
    ...listLost(trial).map((lost) => `lost ${JSON.stringify(lost)}`),
  ];
  return `${sample.name}: ${facts.join('; ')}; made ${JSON.stringify(clean.text)}`;
}

function scoreKind(
  kind: RemovalKind,
  attacks: readonly Trial<Attack>[],
  harmless: readonly Trial<HarmlessText>[],
): KindScore {
  const ofKind = attacks.filter(({ sample }) => sample.kinds.includes(kind));
  const others = [...attacks.filter(({ sample }) => !sample.kinds.includes(kind)), ...harmless];
  return {
    kind,
    attacks: ofKind.length,
    found: ofKind.filter((trial) => listRest(trial).length === 0 && listKinds(trial).includes(kind)).length,
    wrong: others.filter((trial) => listKinds(trial).includes(kind)).length,
  };
}

/** Tries a sanitiser on a corpus. */
export function judgeSanitiser(clean: Clean, corpus: Corpus): Judgement {
  const attempt = <T extends Attack | HarmlessText>(sample: T): Trial<T> => ({
    sample,
    clean: clean(sample.text, { format: sample.format ?? 'markdown' }),
  });
  const attacks = corpus.attacks.map(attempt);
  const harmless = corpus.harmless.map(attempt);
  const found = attacks.filter(isFound);
  const whole = found.filter((trial) => listLost(trial).length === 0);
  const changed = harmless.filter((trial) => trial.clean.text !== trial.sample.text || trial.clean.removed.length > 0);
  return {
    kinds: REMOVAL_KINDS.map((kind) => scoreKind(kind, attacks, harmless)),
    recall: found.length / attacks.length,
    precision: whole.length / (found.length + changed.length),
    missed: attacks.filter((trial) => !whole.includes(trial)).map(describeMiss),
    damaged: changed.map(
      ({ sample, clean: made }) =>
        `${sample.name}: named ${made.removed.map(({ kind }) => kind).join(', ') || 'nothing'}; made ${JSON.stringify(made.text)}`,
    ),
  };
}
