import type { NoteRemoval } from './removal';

/**
 * Breaks workflow commands (`::error::`, `##[group]`) in text that is forwarded to a step's log, so that what a tool
 * prints cannot set outputs, mask words or draw annotations. Whatever looks like one is broken, also the token that
 * resumes stopped commands; nobody sees it, because the break is an invisible character.
 */
export function neutralizeWorkflowCommands(text: string): string {
  return text.replace(/^(\s*)::(?=\S)/gm, '$1:\u2060:').replace(/##\[/g, '##\u2060[');
}

const NAMES =
  'set-output|save-state|set-env|add-path|add-mask|add-matcher|remove-matcher|debug|notice|warning|error|group|endgroup|echo|stop-commands|internal-set-repo-path';
const COMMAND = new RegExp(String.raw`^([^\S\n]*)::(?=(?:${NAMES})(?:::|[^\S\n][^\n]*?::))`, 'gim');
const OLDER_COMMAND = new RegExp(String.raw`##(?=\[(?:${NAMES}|section|command)(?:\s|\]))`, 'gi');

/**
 * Breaks the commands that the runner knows in text that is kept or handed on. The break is a space, which survives
 * every later cleaning; code that begins a line with two colons (C++, Rust, CSS) stays as it is.
 */
export function breakWorkflowCommands(text: string, note: NoteRemoval): string {
  const spaced = text.replace(COMMAND, (_match, indentation: string) => {
    note('workflow-command');
    return `${indentation}: :`;
  });
  return spaced.replace(OLDER_COMMAND, () => {
    note('workflow-command');
    return '# #';
  });
}
