import { ATTACKS_HELD_OUT } from './attacks-held-out';
import { ATTACKS_OF_CHARACTERS } from './attacks-of-characters';
import { ATTACKS_OF_CONTROL } from './attacks-of-control';
import { ATTACKS_OF_HTML } from './attacks-of-html';
import { ATTACKS_OF_LINKS } from './attacks-of-links';
import { HARMLESS_CODE } from './harmless-code';
import { HARMLESS_HELD_OUT } from './harmless-held-out';
import { HARMLESS_LANGUAGES } from './harmless-languages';
import { HARMLESS_MARKUP } from './harmless-markup';
import type { Attack, HarmlessText } from './sample';

/** Texts that a sanitiser is judged by. */
export interface Corpus {
  readonly attacks: readonly Attack[];
  readonly harmless: readonly HarmlessText[];
}

/** What the sanitiser was made with. */
export const DEVELOPMENT_CORPUS: Corpus = {
  attacks: [...ATTACKS_OF_CHARACTERS, ...ATTACKS_OF_CONTROL, ...ATTACKS_OF_HTML, ...ATTACKS_OF_LINKS],
  harmless: [...HARMLESS_LANGUAGES, ...HARMLESS_CODE, ...HARMLESS_MARKUP],
};

/** What was written before it, by the same hand, and kept aside. */
export const HELD_OUT_CORPUS: Corpus = { attacks: ATTACKS_HELD_OUT, harmless: HARMLESS_HELD_OUT };
