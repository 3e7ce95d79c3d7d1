import type { Finding } from '@orchestrate/contracts/finding';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

// A fix changes lines, and with them fingerprints; how often a rule is broken in a file is what can be compared.
function countByFile(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tool, rule, path = '' } of findings) {
    const key = `${tool} ${rule} in ${path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function judge(problems: readonly string[], fine: string): GateVerdict {
  return problems.length === 0
    ? { passed: true, detail: fine }
    : { passed: false, detail: problems.slice(0, 10).join('; ') };
}

/** Whether the findings that a fix set out to remove are gone, file by file and rule by rule. */
export function judgeGone(
  before: readonly Finding[],
  after: readonly Finding[],
  targets: readonly Finding[],
): GateVerdict {
  const [counted, left] = [countByFile(before), countByFile(after)];
  const problems = [...countByFile(targets)].flatMap(([key, targeted]) => {
    const [most, is] = [(counted.get(key) ?? 0) - targeted, left.get(key) ?? 0];
    return is <= most ? [] : [`${key}: ${is} left instead of ${most}`];
  });
  return judge(problems, `${targets.length} findings are gone`);
}

/** Whether no rule is broken more often in any file than before. */
export function judgeNew(before: readonly Finding[], after: readonly Finding[]): GateVerdict {
  const counted = countByFile(before);
  const problems = [...countByFile(after)]
    .filter(([key, is]) => is > (counted.get(key) ?? 0))
    .map(([key, is]) => `${key}: ${is} instead of ${counted.get(key) ?? 0}`);
  return judge(problems, `no rule is broken more often than before (${after.length} findings compared)`);
}
