import type { TemplateName } from '../propose/priors';

import type { Template } from './template';
import { replace, withOperator } from './template';

const OTHERS: Readonly<Record<string, readonly (readonly [string, TemplateName])[]>> = {
  '<': [
    ['<=', 'comparison-boundary'],
    ['>', 'comparison-direction'],
    ['>=', 'comparison-direction'],
  ],
  '<=': [
    ['<', 'comparison-boundary'],
    ['>=', 'comparison-direction'],
    ['>', 'comparison-direction'],
  ],
  '>': [
    ['>=', 'comparison-boundary'],
    ['<', 'comparison-direction'],
    ['<=', 'comparison-direction'],
  ],
  '>=': [
    ['>', 'comparison-boundary'],
    ['<=', 'comparison-direction'],
    ['<', 'comparison-direction'],
  ],
  '===': [['!==', 'equality-negation']],
  '!==': [['===', 'equality-negation']],
  '==': [['!=', 'equality-negation']],
  '!=': [['==', 'equality-negation']],
};

export const comparisons: Template = function* (node, site) {
  if (!site.ts.isBinaryExpression(node)) return;
  for (const [operator, template] of OTHERS[node.operatorToken.getText(site.source)] ?? [])
    yield replace(node, site, withOperator(node, site, operator), template);
};
