import type { ReportModel } from '../model';
import { count } from '../words';

import { linkTo, markup } from './markup';
import type { Section } from './parts';

/** The run in prose, where a model wrote some: by whom, and what each sentence rests on. */
export function accountSection({ account }: ReportModel): Section | undefined {
  if (account === undefined || account.sentences.length === 0) return undefined;
  const { provider, model, sentences, dropped } = account;
  const cite = (ids: readonly string[]) =>
    ids.map((id, index) => [index > 0 && ', ', linkTo(id.replace(/#.*$/, ''), id)]);
  return {
    id: 'account',
    title: `In short, written by ${provider}/${model}`,
    body: markup`<ul>
${sentences.map(
  ({ text, evidence }) => markup`<li>${text} <span class="where">Seen in ${cite(evidence)}</span></li>
`,
)}</ul>
${dropped > 0 && markup`<p class="muted">${count(dropped, 'sentence')} left out: the evidence does not bear them out.</p>`}`,
  };
}
