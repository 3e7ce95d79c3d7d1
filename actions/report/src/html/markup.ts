import { sanitizeText } from '@orchestrate/kit/safety/text';

/** HTML that is already escaped. Only {@link markup} makes it. */
export class Markup {
  constructor(readonly html: string) {}
}

/** What may stand in a template: text to escape, markup, lists of both, or nothing. */
export type Content = string | number | Markup | false | undefined | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and inside quoted attributes; control and invisible characters are gone. */
export function escapeHtml(text: string): string {
  return sanitizeText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.html;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(render).join('');
}

/** A template in which every value is escaped unless it is markup itself. Attributes must be quoted. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((text, index) => text + render(values[index])).join(''));
}

/** Text in which what stands in backticks is code, as it is in Markdown; everything is escaped. */
export function withCode(text: string): Content {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`));
}

/** A link to a file of the run directory, beside which the report lies. */
export function linkTo(file: string, text = file): Markup {
  // The leading `./` keeps a path from being read as a scheme or as another host.
  const address = `./${file.split('/').map(encodeURIComponent).join('/')}`;
  return markup`<a href="${address}">${text}</a>`;
}
