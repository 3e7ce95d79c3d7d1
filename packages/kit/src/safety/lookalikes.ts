import type { NoteRemoval } from './removal';

const LOOKALIKES = new Map(
  [
    ['\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf', 'aeopcyxijshdqwl'],
    ['\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405', 'ABEKMHOPCTXIJS'],
    ['\u03bf\u039f\u0391\u0395\u0399\u03a1\u03a4', 'oOAEIPT'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, index) => [letter, to.charAt(index)] as const)),
);
const MIXED_WORD = /[A-Za-z]*[\u0370-\u052f][A-Za-z\u0370-\u052f]*/g;
const SHORTEST_WORD = 4;

/** People decline Latin names with Cyrillic endings, so a foreign letter counts only where a Latin one comes after it. */
function isDisguised(word: string): boolean {
  const foreign = word.replace(/[A-Za-z]/g, '');
  const isLike = Array.from(foreign).every((letter) => LOOKALIKES.has(letter));
  return isLike && word.length >= SHORTEST_WORD && foreign.length * 2 <= word.length && /[^A-Za-z][A-Za-z]/.test(word);
}

/** Writes Latin words in Latin letters, where Cyrillic or Greek ones that look the same stand inside of them. */
export function replaceLookalikes(text: string, note: NoteRemoval): string {
  return text.replace(MIXED_WORD, (word) => {
    if (!isDisguised(word)) return word;
    return word.replace(/[^A-Za-z]/g, (letter) => {
      note('lookalike');
      return LOOKALIKES.get(letter) ?? letter;
    });
  });
}
