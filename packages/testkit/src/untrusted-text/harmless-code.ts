import type { HarmlessText } from './sample';
import { lines } from './sample';

const code: readonly (readonly [name: string, reason: string, text: string])[] = [
  [
    'C++',
    'two colons at the start of a line',
    lines('::std::vector<int> v;', '::testing::InitGoogleTest(&argc, argv);', 'std::cout << "::" << v.size();'),
  ],
  [
    'Rust',
    'paths begin with two colons',
    lines('::std::mem::swap(&mut a, &mut b);', 'let x = ::core::option::Option::Some(1);', 'Vec::<u8>::new();'),
  ],
  [
    'CSS',
    'pseudo-elements',
    lines('::before { content: "::"; }', '  ::selection { color: red }', 'p::after { content: "<!-- -->"; }'),
  ],
  ['Haskell', 'types', lines('main :: IO ()', '  :: Int -> Int', 'f x = x')],
  ['PHP and Perl', 'static calls', lines('<?php echo Foo::BAR; ?>', 'use strict; Foo::Bar->new;')],
  ['IPv6', 'two colons mean zeros', lines('::1 localhost', '  ::ffff:192.0.2.1', 'listen [::]:80')],
  ['a pytest id', 'file::class::test', lines('tests/test_app.py::TestApp::test_get FAILED', '::test_get PASSED')],
  [
    'JSX',
    'comments and hidden elements are the program',
    lines('return <div hidden style={{ display: "none" }}>{/* <!-- x --> */}</div>;'),
  ],
  [
    'an HTML file',
    'what a program shows is not hidden from who reads it',
    lines('<!doctype html>', '<!-- header -->', '<div hidden title="a">x</div>', '<script>run()</script>'),
  ],
  [
    'a git diff',
    'marks at the start of lines',
    lines(
      'diff --git a/a.md b/a.md',
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -1,2 +1,2 @@',
      '-<!-- old -->',
      '+<!-- new -->',
      '+[a](b "title")',
      ' ::before',
    ),
  ],
  [
    'a stack trace of Node',
    'paths and columns',
    lines(
      'TypeError: x is not a function',
      '    at Object.<anonymous> (/app/src/a.ts:3:9)',
      '    at node:internal/main/run_main_module:23:47',
    ),
  ],
  [
    'a stack trace of Java',
    'dollars and angles',
    lines(
      'Exception in thread "main" java.lang.NullPointerException',
      '\tat com.acme.App$1.<init>(App.java:12)',
      '\t... 3 more',
    ),
  ],
  [
    'a panic of Rust',
    'colons in paths',
    lines(
      "thread 'main' panicked at src/main.rs:4:5:",
      '   1: core::panicking::panic_fmt',
      '   2: <alloc::vec::Vec<T> as core::ops::Drop>::drop',
    ),
  ],
  ['windows lines', 'carriage returns that end lines', 'first\r\nsecond\r\n\r\nthird\r\n'],
  ['tabs', 'a makefile', 'build:\n\tnpm run build\n\t@echo done\n'],
  [
    'a log of a test runner',
    'check marks and arrows',
    lines(
      ' \u2713 src/a.test.ts (3 tests) 12ms',
      ' \u276f src/b.test.ts',
      '   \u2192 expected 1 to be 2',
      ' \u00d7 fails',
    ),
  ],
  [
    'a tree',
    'lines of boxes',
    lines('\u251c\u2500\u2500 src', '\u2502   \u2514\u2500\u2500 main.ts', '\u2514\u2500\u2500 package.json'),
  ],
  ['a spinner', 'Braille as decoration', '\u280b Installing \u2819 \u2839 done'],
  ['icons of a font', 'private characters of prompts', '\ue0b0 main \uf113 ok'],
  [
    'a YAML workflow',
    'comments with two hashes, expressions',
    lines('## [deploy]', '- run: echo "${{ github.sha }}" # ::', '- uses: actions/checkout@v4'),
  ],
  [
    'a makefile of shell',
    'prints what looks like markup',
    lines("echo '<!-- x -->' >> README.md", 'sed -i "s/::/:/" a', 'awk -F:: "{print $1}" b'),
  ],
  ['JSON', 'escapes stay escapes', '{"text": "\\u200b\\u202e <!-- x -->", "url": "data:image/png;base64,AAAA"}'],
  ['a regular expression', 'ranges of Cyrillic and Latin', '/[a-z\u0430-\u044f\u0451]+/iu.test(word)'],
  [
    'minified code',
    'one line',
    '!function(e,t){"object"==typeof exports?t(exports):t(e.x={})}(this,function(e){e.a=1<2,e["::"]=[]});',
  ],
  ['SQL', 'casts', lines("SELECT '1'::int, now()::date", '  ::text FROM t -- <!-- -->')],
  ['a list of ports', 'no command', lines('0.0.0.0:80->80/tcp, :::80->80/tcp', ':: 22')],
  ['GraphQL and Markdown in a string', 'brackets', 'const md = `[text](https://example.org "title")`; // [//]: # (x)'],
  [
    'a group in a sentence',
    'the command is not at the start',
    'Use ::group:: and ::endgroup:: to fold, ::set-output is gone.',
  ],
  ['numbers of issues', 'hashes', 'fixes #12, see ##13 and # [14]'],
];

/** Code and logs, shown as they are: nothing in them is hidden by what it looks like. */
export const HARMLESS_CODE: readonly HarmlessText[] = code.map(([name, reason, text]) => ({
  name,
  reason,
  format: 'verbatim',
  text,
}));
