import { describe, expect, it } from 'vitest';

import { breakWorkflowCommands, neutralizeWorkflowCommands } from './workflow-commands';

describe('neutralizeWorkflowCommands', () => {
  it.each(['::set-output name=a::b', '  ::add-mask::x', '##[error]x', 'ok\n::error::x'])('breaks %j', (text) => {
    const safe = neutralizeWorkflowCommands(text);
    expect(safe).not.toMatch(/^\s*::\S/m);
    expect(safe).not.toContain('##[');
    expect(safe.replaceAll('\u2060', '')).toBe(text);
  });

  it('leaves C++ and IPv6 in a sentence alone', () => {
    expect(neutralizeWorkflowCommands('use std::vector at fe80::1')).toBe('use std::vector at fe80::1');
  });
});

describe('breakWorkflowCommands', () => {
  it('breaks what the runner knows, and counts it', () => {
    let count = 0;
    const safe = breakWorkflowCommands('::error file=a::b\n  ::Group::c\nx ##[warning]d', () => (count += 1));
    expect(safe).toBe(': :error file=a::b\n  : :Group::c\nx # #[warning]d');
    expect(count).toBe(3);
  });

  it('leaves code alone that begins a line with two colons', () => {
    const code = '::std::swap(a, b);\n::before { content: "::" }\n::error without an end';
    expect(breakWorkflowCommands(code, () => expect.unreachable())).toBe(code);
  });
});
