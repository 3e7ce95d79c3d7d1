import type { Plan } from '@orchestrate/contracts/plan';
import { escapeMarkdown } from '@orchestrate/kit/safety/text';

export function renderPlan(plan: Plan): string {
  return `# Plan for ${escapeMarkdown(plan.service.title)}\n`;
}
