import type { HarmlessText } from './sample';

const languages: readonly (readonly [name: string, reason: string, text: string])[] = [
  ['a family', 'joiners hold its emoji together', 'Welcome \u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}!'],
  [
    'a technologist with a skin tone',
    'a modifier stands before the joiner',
    'By \u{1f469}\u{1f3fd}\u200d\u{1f4bb} today',
  ],
  ['the rainbow flag', 'selector, then joiner', 'Pride \u{1f3f3}\ufe0f\u200d\u{1f308} month'],
  ['a heart on fire', 'a selector inside a joined emoji', 'We \u2764\ufe0f\u200d\u{1f525} tests'],
  ['a polar bear', 'an animal out of two', '\u{1f43b}\u200d\u2744\ufe0f says hi'],
  ['a runner', 'joined with a sign of gender', '\u{1f3c3}\u{1f3fb}\u200d\u2640\ufe0f finished first'],
  ['emoji with selectors', 'selector 16 asks for colour', '\u2714\ufe0f done, \u26a0\ufe0f careful, \u2139\ufe0f note'],
  ['text style', 'selector 15 asks for black and white', 'Copyright \u00a9\ufe0e and \u2602\ufe0e'],
  ['keycaps', 'a digit, a selector, a frame', 'Steps: 1\ufe0f\u20e3 build 2\ufe0f\u20e3 test #\ufe0f\u20e3'],
  [
    'the flag of Scotland',
    'the one honest use of tag characters',
    'Made in \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} with care',
  ],
  [
    'the flags of England and Wales',
    'the other two',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} \u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
  ],
  ['a flag of a country', 'two regional letters', 'Shipped to \u{1f1ef}\u{1f1f5} and \u{1f1e9}\u{1f1ea}'],
  [
    'Persian',
    'a non-joiner inside a word',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0628\u0631\u0646\u0627\u0645\u0647 \u0631\u0627 \u0628\u0633\u0627\u0632\u0645',
  ],
  ['an Arabic abbreviation', 'a joiner keeps the form of a letter', '\u0633\u0646\u0629 1445 \u0647\u200d'],
  [
    'Arabic with Latin',
    'a mark of direction between them',
    '\u0627\u0633\u062a\u062e\u062f\u0645 npm\u200f \u0644\u0644\u0628\u0646\u0627\u0621',
  ],
  [
    'Hebrew with punctuation',
    'a mark keeps the sign on its side',
    '\u05d4\u05d2\u05e8\u05e1\u05d4 1.2.3\u200f! \u05d7\u05d3\u05e9\u05d4',
  ],
  ['Hebrew points', 'combining marks', '\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd'],
  [
    'Hindi',
    'a joiner behind a virama makes a half letter',
    '\u0930\u0915\u094d\u200d\u0937\u093e \u0914\u0930 \u0915\u094d\u200d\u0937',
  ],
  ['Marathi', 'a non-joiner shows the virama', '\u0936\u094d\u200c\u0930\u0940'],
  ['Malayalam', 'a chillu in its older spelling', '\u0d05\u0d35\u0d28\u0d4d\u200d \u0d35\u0d28\u0d4d\u0d28\u0d41'],
  ['Bengali', 'a joiner before a virama', '\u09b0\u200d\u09cd\u09af\u09be\u09ae'],
  ['Sinhala', 'joiners inside of Sri Lanka', '\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf'],
  ['Kannada', 'a non-joiner between consonants', '\u0cb0\u0cbe\u0c9c\u0ccd\u200c\u0c95\u0cc1\u0cae\u0cbe\u0cb0\u0ccd'],
  ['Tamil', 'no joiner, many marks', '\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0bae\u0bca\u0bb4\u0bbf'],
  [
    'Khmer',
    'zero-width spaces part its words',
    '\u179f\u17bd\u179f\u17d2\u178f\u17b8\u200b\u1796\u17b7\u1797\u1796\u179b\u17c4\u1780',
  ],
  [
    'Thai',
    'zero-width spaces say where a line may break',
    '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u200b\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01',
  ],
  [
    'Burmese',
    'zero-width spaces again',
    '\u1019\u1004\u103a\u1039\u1002\u101c\u102c\u1015\u102b\u200b\u101c\u1031\u102c\u1000',
  ],
  [
    'a Japanese name',
    'a selector chooses the form of a character',
    '\u845b\u{e0100}\u98fe\u533a\u306e\u6e21\u908a\u{e010f}\u3055\u3093',
  ],
  ['Chinese', 'no space at all', '\u8bf7\u4fee\u590d\u767b\u5f55\u95ee\u9898\u3002'],
  ['Korean', 'syllables', '\ube4c\ub4dc\uac00 \uc2e4\ud328\ud588\uc2b5\ub2c8\ub2e4'],
  ['old Korean', 'a filler holds the place of a missing part', '\u115f\u1161\u11ab \u1112\u119e\u11ab'],
  [
    'Mongolian',
    'its own selectors and vowel separator',
    '\u182e\u1823\u1829\u182d\u1823\u182f \u182d\u180b\u180e\u1820',
  ],
  [
    'Russian with Latin words',
    'both scripts in one line, each word in one',
    '\u0421\u0431\u043e\u0440\u043a\u0430 npm install \u043d\u0435 \u0440\u0430\u0431\u043e\u0442\u0430\u0435\u0442, \u0441\u043c. issue',
  ],
  [
    'Russian endings on Latin names',
    'people decline abbreviations',
    "\u0421\u043c\u043e\u0442\u0440\u0438 \u0432 API\u0448\u043a\u0435, \u0434\u043b\u044f URL\u0430 \u0438 commit'\u044b",
  ],
  [
    'Serbian, Ukrainian',
    'letters that look Latin in words that are not',
    '\u0441\u043b\u043e\u0458 \u0458\u0435\u0434\u0430\u043d, \u0456\u043c\u2019\u044f, \u0410\u0415\u0421',
  ],
  [
    'Greek letters in formulas',
    'next to Latin ones',
    '\u0394t = 5 \u03bcs, \u03c3x \u2264 \u03b1\u00b7y, \u03c0r\u00b2',
  ],
  ['mathematics', 'letters of their own', '\u{1d465} \u2208 \u211d, \u{1d4d5}(x) = \u222b f dx'],
  ['accents', 'combining and precomposed', 'Cafe\u0301, na\u00efve, \u0130stanbul, Gro\u00dfe A\u0308nderung'],
  ['French spaces', 'narrow no-break spaces', 'Vraiment\u202f? 10\u00a0000\u202f\u20ac\u00a0!'],
  [
    'typography',
    'dashes, quotes, an ellipsis',
    '\u201cok\u201d \u2013 \u2018fine\u2019 \u2014 and so on\u2026 \u00abgut\u00bb',
  ],
  ['Braille', 'its blank belongs to it', '\u2813\u2811\u2807\u2807\u2815\u2800\u283a\u2815\u2817\u2807\u2819'],
];

/** Languages and emoji: characters that are invisible and belong to the text. */
export const HARMLESS_LANGUAGES: readonly HarmlessText[] = languages.map(([name, reason, text]) => ({
  name,
  reason,
  text,
}));
