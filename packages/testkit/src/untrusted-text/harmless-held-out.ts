import type { HarmlessText } from './sample';
import { lines } from './sample';

const markdown: readonly (readonly [name: string, reason: string, text: string])[] = [
  [
    'people holding hands',
    'two joiners and two skin tones',
    '\u{1f469}\u{1f3fb}\u200d\u{1f91d}\u200d\u{1f468}\u{1f3ff} pair programming',
  ],
  [
    'a pirate flag and a phoenix',
    'a black flag that is joined',
    '\u{1f3f4}\u200d\u2620\ufe0f and \u{1f426}\u200d\u{1f525}',
  ],
  ['a judge', 'joined with a sign that is no emoji by itself', '\u{1f9d1}\u200d\u2696\ufe0f decides'],
  [
    'Urdu',
    'non-joiners and marks',
    '\u06a9\u06cc\u0648\u06ba\u200c\u06a9\u06c1 \u06cc\u06c1 \u0679\u06be\u06cc\u06a9 \u06c1\u06d2',
  ],
  [
    'Hebrew and a path',
    'a mark of direction after Latin letters',
    '\u05d4\u05e7\u05d5\u05d1\u05e5 src/app.ts\u200f \u05e0\u05de\u05d7\u05e7',
  ],
  [
    'Telugu',
    'a non-joiner behind a virama',
    '\u0c2a\u0c4d\u0c30\u0c4b\u0c17\u0c4d\u0c30\u0c3e\u0c2e\u0c4d\u200c\u0c32\u0c41',
  ],
  ['Gujarati', 'a joiner behind a virama', '\u0ab6\u0acd\u200d\u0ab0\u0ac0'],
  ['Lao', 'zero-width spaces between words', '\u0eaa\u0eb0\u0e9a\u0eb2\u0e8d\u0e94\u0eb5\u200b\u0ec2\u0ea5\u0e81'],
  [
    'Bulgarian with brand names',
    'hyphens join the scripts',
    '\u0432\u0435\u0440\u0441\u0438\u044f \u043d\u0430 GitHub-\u0430 \u0438 iPhone-\u0430',
  ],
  [
    'a nested list with code',
    'code under an item under an item',
    lines('- a', '  - b', '', '        <!-- shown -->', '', '- c'),
  ],
  [
    'a fence with a longer fence inside',
    'the inner one does not close it',
    lines('`````', '````', '<!-- shown -->', '````', '`````'),
  ],
  [
    'a fence that is never closed',
    'code to the end of the page',
    lines('Log:', '', '```', '<!-- shown -->', '::before'),
  ],
  ['ticks over two lines', 'a span goes on', lines('see `<!--', 'shown -->` here')],
  ['a table with code', 'ticks in cells', lines('| tag | shown |', '|---|---|', '| `<div hidden>` | `<!-- -->` |')],
  [
    'an avatar',
    'sizes in the query',
    '![me](https://avatars.githubusercontent.com/u/583231?v=4&s=64) and ![ci](https://github.com/acme/app/actions/workflows/ci.yml/badge.svg?branch=main&event=push)',
  ],
  [
    'a link around an image of HTML',
    'the text of the link is the image',
    '<a href="https://example.org"><img src="https://example.org/a.svg" alt="a"></a>',
  ],
  [
    'a link around an image',
    'the text of the link is the image',
    '[![](https://example.org/a.svg)](https://example.org)',
  ],
  [
    'styles that hide nothing',
    'a size, a colour on a colour',
    '<span style="font-size: 10px; color: #fff; background-color: #000; opacity: 0.8">note</span> <b style="display: inline-block">x</b>',
  ],
  [
    'the word hidden',
    'in values and names',
    '<div class="hidden-print" id="hidden" data-x>shown</div> overflow: hidden',
  ],
];
const verbatim: readonly (readonly [name: string, reason: string, text: string])[] = [
  [
    'a C++ test',
    'namespaces at the start of lines',
    lines('::testing::Test::SetUp();', '  ::absl::StrCat("a::b");', '::grpc::Status::OK'),
  ],
  [
    'Ruby and Elixir',
    'atoms and constants',
    lines('::Rails.logger.error("x")', ':ok = ::erlang.now', 'Foo::Error::new'),
  ],
  [
    'a Trojan Source check',
    'the escapes are letters here',
    "const BIDI = /[\\u202a-\\u202e\\u2066-\\u2069]/; // '\\u202e'",
  ],
  ['a Markdown test', 'a program about comments', "expect(render('<!-- a -->')).toBe(''); // [x]: # (y)"],
  [
    'a log of Docker',
    'numbers and hashes',
    lines('#12 [build 3/5] RUN npm ci', '#12 DONE 4.2s', '##### 12.5%', ' => => transferring 2B'),
  ],
  [
    'a log of a compiler',
    'carets and tildes',
    lines("a.cpp:3:7: error: no member named 'x' in 'std::foo'", '    std::foo::x();', '    ~~~~~^~~~'),
  ],
  ['emoji in a log', 'selectors and joiners', '\u2705 pass \u274c fail \u26a0\ufe0f warn \u{1f469}\u200d\u{1f4bb} by'],
  [
    'a certificate',
    'base64 in lines',
    lines('-----BEGIN CERTIFICATE-----', 'MIIBszCCAVmgAwIBAgIUQ', '-----END CERTIFICATE-----'),
  ],
];

/** Harmless texts that were written before the sanitiser and that nobody looked at while it was made. */
export const HARMLESS_HELD_OUT: readonly HarmlessText[] = [
  ...markdown.map(([name, reason, text]) => ({ name, reason, text })),
  ...verbatim.map(([name, reason, text]) => ({ name, reason, format: 'verbatim' as const, text })),
];
