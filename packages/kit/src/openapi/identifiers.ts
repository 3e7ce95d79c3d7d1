/** How words are joined. */
export type IdentifierStyle = 'camel' | 'pascal';

/**
 * Splits a name into its words: `find pet by id`, `find-pet-by-id`, `findPetById` and `FindPETById` are four words each.
 * What is neither an ASCII letter nor a digit only separates; accents are dropped (`Café` → `Cafe`).
 */
export function splitWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const FITS: Readonly<Record<IdentifierStyle, RegExp>> = {
  camel: /^[a-z][A-Za-z0-9]*$/,
  pascal: /^[A-Z][A-Za-z0-9]*$/,
};

const LONGEST_IDENTIFIER = 80;

/**
 * Writes a name as an identifier of letters and digits: `../../etc` → `etc`, `2fa` → `x2fa`. A name that already is one
 * stays as it is. Reserved words are not avoided here; see {@link assignIdentifiers}.
 * @returns an empty string where the name holds no letter or digit
 */
export function toIdentifier(name: string, style: IdentifierStyle): string {
  if (FITS[style].test(name) && name.length <= LONGEST_IDENTIFIER) return name;
  const words = splitWords(name).map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  const joined = words.map(capitalize).join('').slice(0, LONGEST_IDENTIFIER);
  const first = joined.charAt(0);
  if (first === '') return '';
  const begun = /\d/.test(first) ? `X${joined}` : joined;
  return style === 'pascal' ? begun : begun.charAt(0).toLowerCase() + begun.slice(1);
}

/** Lower-case, dashes, beginning with a letter: fit for package, image, directory and task names. */
export function toDashedName(name: string, fallback: string): string {
  const joined = splitWords(name).join('-').toLowerCase().slice(0, 60).replace(/-+$/, '');
  if (joined === '') return fallback;
  return /^[a-z]/.test(joined) ? joined : `${fallback}-${joined}`.slice(0, 60);
}

// Reserved words of ECMAScript and TypeScript, members that every object has, and globals that generated code uses.
const RESERVED_WORDS = `any arguments async await boolean break case catch class const constructor continue debugger
  default delete do else enum eval export extends false finally for function global globalthis hasownproperty if
  implements import in infinity instanceof interface let nan never new null number object package private protected
  prototype public require return static string super switch symbol this throw tostring true try type typeof undefined
  unknown valueof var void while with yield process buffer array bigint date error json map math omit partial pick
  promise proxy readonly record reflect regexp request required response set weakmap weakset`;

// Names that Windows keeps for devices, whatever their ending.
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const reserved = new Set(RESERVED_WORDS.split(/\s+/));

/** Whether a name is a word of the language, a common global, or no file name everywhere; case does not matter. */
export function isReservedName(identifier: string): boolean {
  const lower = identifier.toLowerCase();
  return reserved.has(lower) || DEVICE_NAMES.test(lower);
}

/** A name from outside, and what to call it where nothing of it is left. */
export interface NameRequest {
  readonly name: string;
  readonly fallback: string;
}

/**
 * Gives each name an identifier of its own that is also a file name of its own, on file systems that ignore case too.
 * Names that already are good identifiers keep them; of the others, one that is reserved gets the suffix, and one that
 * is taken gets a number, in the order given: equal input gives equal identifiers.
 * @param suffix - for reserved words: `Operation` makes `delete` into `deleteOperation`
 */
export function assignIdentifiers(names: readonly NameRequest[], style: IdentifierStyle, suffix: string): string[] {
  const taken = new Set<string>();
  const assigned: (string | undefined)[] = names.map(({ name }) => {
    const isGood = toIdentifier(name, style) === name && !isReservedName(name) && !taken.has(name.toLowerCase());
    if (isGood) taken.add(name.toLowerCase());
    return isGood ? name : undefined;
  });
  return names.map(({ name, fallback }, index) => {
    const kept = assigned[index];
    if (kept !== undefined) return kept;
    const found = toIdentifier(name, style) || toIdentifier(fallback, style);
    const base = isReservedName(found) ? `${found}${suffix}` : found;
    let candidate = base;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = `${base}${number}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
