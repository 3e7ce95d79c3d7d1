import type { HarmlessText } from './sample';
import { lines } from './sample';

const markup: readonly (readonly [name: string, reason: string, text: string])[] = [
  [
    'HTML in a fence',
    'code is shown',
    lines(
      'Example:',
      '',
      '```html',
      '<!-- nav -->',
      '<div hidden>x</div>',
      '<span style="display:none" title="t">y</span>',
      '```',
    ),
  ],
  ['HTML in a fence of tildes', 'the other fence', lines('~~~', '<!-- x -->', '```', '<script>1</script>', '~~~')],
  [
    'HTML in indented code',
    'four spaces after an empty line',
    lines('Text', '', '    <!-- shown -->', '    <div hidden>', '', 'more'),
  ],
  ['HTML in a code span', 'shown as code', 'Use `<!-- x -->` or ``<div `hidden`>`` or `[//]: # (x)`.'],
  [
    'HTML in a fence in a list',
    'indented with the item',
    lines('1. Do', '', '   ```html', '   <!-- x -->', '   ```', '', '2. Done'),
  ],
  ['a fence in a quote', 'marks before each line', lines('> ```md', '> [a](b "title")', '> <!-- x -->', '> ```')],
  [
    'Markdown in a fence',
    'titles, definitions, images',
    lines('````md', '```', '[x]: # (comment)', '![a](data:image/png;base64,AAAA)', '```', '````'),
  ],
  [
    'a diff in a fence',
    'the usual way to show a change',
    lines('```diff', '-<!-- old -->', '+::before { }', '+[a](b "c")', '```'),
  ],
  [
    'a table',
    'pipes and escapes',
    lines('| name | meaning |', '| :-- | --: |', '| `a\\|b` | one \\| two |', '| **x** | [y](https://example.org) |'),
  ],
  [
    'a list of tasks',
    'brackets that are no links',
    lines('- [x] done', '- [ ] open', '  - [ ] [inner](https://example.org/a)'),
  ],
  [
    'links',
    'with and without angles, and bare',
    '[a](https://example.org/a_(b)?x=1&y=2#z), [b](<docs/a b.md>), <https://example.org>, https://example.org/?q=a',
  ],
  [
    'definitions that are used',
    'full, collapsed, shortcut',
    lines(
      '[a][one], [two][], [three]',
      '',
      '[one]: https://example.org/1',
      '[two]: https://example.org/2',
      '[THREE]: <https://example.org/3>',
    ),
  ],
  [
    'versions of a change log',
    'headings refer to addresses',
    lines('## [1.1.0] - 2024-05-01', '', '- Added', '', '[1.1.0]: https://example.org/compare/v1.0.0...v1.1.0'),
  ],
  [
    'a definition that nothing uses',
    'a leftover, with nothing to read in it',
    lines('text', '', '[docs]: https://example.org/docs'),
  ],
  [
    'footnotes',
    'referred to',
    lines('A claim.[^1] Another.[^note]', '', '[^1]: Its source.', '[^note]: Two lines', '    of it.'),
  ],
  [
    'badges',
    'addresses with short queries',
    lines(
      '[![build](https://img.shields.io/badge/build-passing-green?style=flat&logo=github)](https://example.org)',
      '![coverage](https://codecov.io/gh/acme/app/branch/main/graph/badge.svg?token=A1B2C3D4E5)',
    ),
  ],
  [
    'a screenshot',
    'an id in the path',
    '![Screenshot 2024-05-01 at 10.00.00](https://github.com/user-attachments/assets/0b1f4a5e-8a0d-4c55-9f53-1c8f2f6f0a11)',
  ],
  [
    'an image of HTML',
    'sizes are no zero',
    '<p align="center"><img src="docs/logo.png" alt="Logo" width="300" height="100"></p>',
  ],
  [
    'details',
    'folded, and opened with a click',
    lines('<details>', '<summary>Log</summary>', '', '```', 'line', '```', '', '</details>'),
  ],
  [
    'inline HTML',
    'keys, breaks, small letters',
    'Press <kbd>Ctrl</kbd>+<kbd>C</kbd><br>H<sub>2</sub>O, x<sup>2</sup>, <ins>new</ins> <del>old</del>',
  ],
  [
    'a table of HTML',
    'attributes of layout',
    lines(
      '<table>',
      '<tr><td width="50%" align="left">a</td><td style="color: red; background: white">b</td></tr>',
      '</table>',
    ),
  ],
  [
    'an anchor with a name',
    'empty on purpose, goes nowhere',
    lines('<a name="install"></a>', '', '## Install', '', '<a id="use"></a>'),
  ],
  [
    'generics in prose',
    'angles that are no tags',
    'A Map<string, Array<number>> and a < b > c, a<b, if (x <! y) and List<T>.',
  ],
  ['an address in angles', 'a link, no tag', 'Write to <https://example.org/?a=1> or see <mailto:team@example.org>.'],
  ['arrows', 'look like the end of a comment', 'a --> b, b <-- c, <!- no comment ->, <-- x -->'],
  [
    'escaped markup',
    'backslashes make it text',
    '\\<!-- shown --\\> and \\[x\\](y "z") and &lt;!-- shown --&gt; &amp; &copy; &nbsp;|',
  ],
  ['mathematics', 'dollars and backslashes', lines('Let $a_1 < b$ and', '', '$$', '\\sum_{i=1}^n x_i', '$$')],
  ['a diagram', 'arrows of mermaid', lines('```mermaid', 'graph TD;', '  A-->B;', '  B-->|yes|C;', '```')],
  [
    'a report of a bug',
    'what people write',
    lines(
      '### Steps',
      '',
      '1. Run `npm test`',
      '2. See `Error: listen EADDRINUSE :::3000`',
      '',
      '**Expected**: it works',
      '',
      '> quoted from #12',
      '',
      'cc @octocat',
    ),
  ],
  ['front matter', 'a line of dashes', lines('---', 'title: "Guide"', 'hidden: false', '---', '', '# Guide')],
  [
    'bold and underscores',
    'no markup that hides',
    '__init__.py, *args, **kwargs, snake_case_name, 2 * 3 * 4, ~~gone~~',
  ],
  ['C++ in prose', 'colons in the middle', 'Use std::move, `::std::swap` and Foo::bar() :: then wait :)'],
  ['a shell session', 'prompts and hashes', lines('    $ npm ci', '    # ok', '    > build', '', 'Then run it.')],
  [
    'a picture with sources',
    'for dark pages',
    '<picture><source media="(prefers-color-scheme: dark)" srcset="dark.png"><img alt="Chart" src="light.png"></picture>',
  ],
];

/** Markdown as people write it. */
export const HARMLESS_MARKUP: readonly HarmlessText[] = markup.map(([name, reason, text]) => ({ name, reason, text }));
