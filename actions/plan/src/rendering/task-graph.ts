import type { Phase } from '@orchestrate/contracts/phase';
import { PHASES } from '@orchestrate/contracts/phase';
import type { Task } from '@orchestrate/contracts/plan';
import { sanitizeText } from '@orchestrate/kit/safety/text';

const LONGEST_LABEL = 80;

/** Text for a quoted Mermaid label: entities instead of what Mermaid, Markdown or HTML would read. */
export function escapeLabel(text: string): string {
  const line = sanitizeText(text).replace(/\s+/g, ' ').trim();
  const short = line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
  return short.replace(/[&<>"'`#;{}()[\]|\\]/g, (character) => `#${character.codePointAt(0) ?? 32};`);
}

/** `analyze.dead-code` → `t_analyze_dead_code`: a node name that is no word of Mermaid's. */
function toNodeName(id: string): string {
  return `t_${id.replace(/[^a-z0-9]/g, '_')}`;
}

function renderPhase(phase: Phase, tasks: readonly Task[]): string[] {
  const own = tasks.filter((task) => task.phase === phase);
  if (own.length === 0) return [];
  const nodes = own.map(({ id, title }) => `    ${toNodeName(id)}["${escapeLabel(title)}"]`);
  return [`  subgraph p_${phase.replace(/-/g, '_')}["${phase}"]`, ...nodes, '  end'];
}

/** The task graph as a Mermaid flowchart, without its Markdown fence. */
export function renderTaskGraph(tasks: readonly Task[]): string {
  const edges = tasks.flatMap(({ id, dependsOn }) =>
    dependsOn.map((needed) => `  ${toNodeName(needed)} --> ${toNodeName(id)}`),
  );
  return ['flowchart LR', ...PHASES.flatMap((phase) => renderPhase(phase, tasks)), ...edges].join('\n');
}
