import type { NoteRemoval, RemovalKind } from './removal';

// The only flags that are made of tag characters: England, Scotland, Wales.
const FLAG =
  '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}|\\u{e0073}\\u{e0063}|\\u{e0077}\\u{e006c})[\\u{e0067}\\u{e0074}\\u{e0073}]\\u{e007f}';

const CLASSES: readonly (readonly [kind: RemovalKind, characters: string])[] = [
  [
    'control-character',
    '\\u0000-\\u0008\\u000b-\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff\\p{Cs}',
  ],
  ['bidi-control', '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'],
  ['tag-character', '\\u{e0000}-\\u{e007f}'],
  ['variation-selector', '\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}\\u180b-\\u180d\\u180f'],
  [
    'zero-width',
    '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1d173}-\\u{1d17a}',
  ],
];

// Most texts have nothing else, and to see that is quick.
const BEYOND_PLAIN = /[^\t\n\r\x20-\x7e]/;
const SUSPECTS = new RegExp(`${FLAG}|[${CLASSES.map(([, characters]) => characters).join('')}]`, 'gu');
const SUSPECT = new RegExp(`^[${CLASSES.map(([, characters]) => characters).join('')}]`, 'u');
const KINDS = CLASSES.map(([kind, characters]) => [kind, new RegExp(`^[${characters}]`, 'u')] as const);

const script = (...names: readonly string[]): string => names.map((name) => `\\p{Script=${name}}`).join('');
const RIGHT_TO_LEFT = new RegExp(`(?=\\p{L})[${script('Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko')}]`, 'u');
/** Scripts whose letters change their form at a joiner. */
const JOINING = new RegExp(
  `^[\\p{L}\\p{M}]$(?<=[${script('Arabic', 'Syriac', 'Mongolian', 'Nko', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Balinese', 'Javanese')}])`,
  'u',
);
/** Scripts without spaces. */
const UNSPACED = new RegExp(`^[${script('Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Javanese')}]`, 'u');
const MONGOLIAN = /^\p{Script=Mongolian}/u;
const PICTURE = /^\p{Extended_Pictographic}/u;
const BEFORE_JOINED_PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const HAS_FORMS = /^[\p{Script=Han}\p{Script=Myanmar}\p{Sm}0\u2018-\u201d\u3001-\u303f\uff01-\uff60]/u;
const DENSE_FORMS = /(?:\p{Unified_Ideograph}[\u{e0100}-\u{e01ef}]){2}\p{Unified_Ideograph}$/u;

const LINE_WINDOW = 80;

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

function lastCharacter(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  const isLowHalf = code >= 0xdc00 && code <= 0xdfff;
  return text.slice(Math.max(0, end - (isLowHalf ? 2 : 1)), end);
}

function firstCharacter(text: string, start: number): string {
  const code = text.codePointAt(start);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** What stands around in the same line. */
function isNear(pattern: RegExp, { text, offset }: Place): boolean {
  const before = text.slice(Math.max(0, offset - LINE_WINDOW), offset);
  const after = text.slice(offset + 1, offset + LINE_WINDOW);
  return pattern.test(before.slice(before.lastIndexOf('\n') + 1)) || pattern.test(after.split('\n', 1)[0] ?? '');
}

function belongsAsSelector(character: string, { text, offset, before, after }: Place): boolean {
  if (character >= '\u180b' && character <= '\u180f') return MONGOLIAN.test(before);
  if (character === '\ufe0f' && /^[0-9#*]$/.test(before)) return after === '\u20e3';
  if (character === '\ufe0e' || character === '\ufe0f') return /^(?=[^0-9#*])\p{Emoji}/u.test(before);
  if (character >= '\ufe00' && character <= '\ufe02') return HAS_FORMS.test(before);
  const isForm = character.length === 2 && /^\p{Unified_Ideograph}/u.test(before);
  return isForm && !DENSE_FORMS.test(text.slice(Math.max(0, offset - 12), offset));
}

/** Whether an invisible character does there what it is for. One at a time: no writing needs two side by side. */
function belongs(character: string, kind: RemovalKind, place: Place): boolean {
  const { before, after } = place;
  if (kind === 'variation-selector') return belongsAsSelector(character, place);
  if (character === '\u200d' && BEFORE_JOINED_PICTURE.test(before) && PICTURE.test(after)) return true;
  if (character === '\u180e') return MONGOLIAN.test(before) && MONGOLIAN.test(after);
  if (character === '\u2800') return isNear(/[\u2801-\u28ff]/, place);
  if (SUSPECT.test(before) || SUSPECT.test(after)) return false;
  if (character === '\u200d') return JOINING.test(before);
  if (character === '\u200c') return JOINING.test(before) && JOINING.test(after);
  if (character === '\u200b') return UNSPACED.test(before) && UNSPACED.test(after);
  if (character === '\u200e' || character === '\u200f' || character === '\u061c') return isNear(RIGHT_TO_LEFT, place);
  if (character === '\u034f') return /^\p{M}/u.test(before) && /^\p{M}/u.test(after);
  return (character === '\u115f' || character === '\u1160') && /^\p{Script=Hangul}/u.test(after);
}

/** Of which kind an invisible character is; `undefined` for one that is seen, a tab or a line break. */
export function kindOfInvisible(character: string): RemovalKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(character))?.[0];
}

/**
 * Takes out characters that nobody sees: control characters but tab and line breaks, marks that reorder a line,
 * zero-width ones, tags, selectors. They stay where a script or an emoji needs them: joiners between the parts of an
 * emoji and in Arabic or Indic words, the selector of an emoji, direction marks beside Hebrew and Arabic.
 */
export function removeInvisible(text: string, note: NoteRemoval): string {
  if (!BEYOND_PLAIN.test(text)) return text;
  return text.replace(SUSPECTS, (match: string, offset: number) => {
    if (match.length > 2) return match;
    const kind = kindOfInvisible(match) ?? 'control-character';
    const place = {
      text,
      offset,
      before: lastCharacter(text, offset),
      after: firstCharacter(text, offset + match.length),
    };
    if (kind !== 'control-character' && kind !== 'tag-character' && belongs(match, kind, place)) return match;
    note(kind);
    return match === '\u2028' || match === '\u2029' ? '\n' : '';
  });
}
