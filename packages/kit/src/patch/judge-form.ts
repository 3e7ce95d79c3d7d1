import type { Change } from './change';
import { ABSENT } from './change';

const REGULAR = ['100644', '100755'];

/**
 * What of a change is no change of a text: a link, a submodule, a mode, bytes. Judged by modes as they result, so that
 * it does not matter how a patch words them.
 */
export function judgeForm({ path, modes: [before, after], ...texts }: Change): string[] {
  const problems: string[] = [];
  if (![ABSENT, ...REGULAR].includes(before)) problems.push(`${path}: is a link or a submodule`);
  else if (![ABSENT, ...REGULAR].includes(after)) problems.push(`${path}: becomes a link or a submodule`);
  else if (before === ABSENT ? after === '100755' : after !== ABSENT && after !== before)
    problems.push(`${path}: gets the mode ${after}`);
  const isText = (mode: string, text: string | undefined): boolean =>
    !REGULAR.includes(mode) || (text !== undefined && !text.includes('\0'));
  if (!isText(before, texts.before) || !isText(after, texts.after))
    problems.push(`${path}: is not a text in UTF-8 of a size that can be read`);
  return problems;
}
