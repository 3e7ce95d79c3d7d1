import type { PlanWarning } from '@orchestrate/contracts/plan';

import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

function isParameter(segment: string | undefined): boolean {
  return segment?.startsWith('{') === true;
}

/** Segments where only the other path is fixed; `undefined`: no request fits both. */
function compare(path: string, other: string): number | undefined {
  const [own, others] = [path.split('/'), other.split('/')];
  const fits = own.every(
    (segment, index) => segment === others[index] || isParameter(segment) || isParameter(others[index]),
  );
  if (own.length !== others.length || !fits) return undefined;
  return own.filter((segment, index) => isParameter(segment) && !isParameter(others[index])).length;
}

/** A fixed segment that an id could be: an item with that id is out of reach. */
function warnShadowed(
  narrow: OperationView,
  wide: OperationView,
  drafts: readonly ResourceDraft[],
): PlanWarning | undefined {
  const { shape } = wide;
  const draft = shape.kind === 'item' ? findDraftByKey(drafts, shape.key) : undefined;
  const last = narrow.entry.path.split('/').at(-1) ?? '';
  // Ids that the service makes up are no such words.
  if (draft?.id.type !== 'string' || draft.id.source !== 'client' || isParameter(last)) return undefined;
  const message = `${narrow.id} answers ${narrow.entry.path}: a ${draft.name} whose \`${draft.id.property}\` is \`${last}\` cannot be reached by ${wide.id}`;
  return { rule: 'shadowed-item', message, pointer: narrow.entry.pointer };
}

/** Names paths that the same request fits: where one says more it goes first, and hides an item; else the first does. */
export function warnCollisions(views: readonly OperationView[], drafts: readonly ResourceDraft[]): PlanWarning[] {
  const warnings = views.flatMap((view, index) =>
    views.slice(index + 1).flatMap((other) => {
      if (view.entry.path === other.entry.path) return [];
      const [own, others] = [compare(view.entry.path, other.entry.path), compare(other.entry.path, view.entry.path)];
      if (own === undefined || others === undefined) return [];
      if (own > 0 && others > 0) {
        const message = `a request may fit both ${view.entry.path} and ${other.entry.path}: ${view.id} is asked first; name one of them otherwise`;
        return [{ rule: 'ambiguous-path', message, pointer: other.entry.pointer }];
      }
      if (view.entry.method !== other.entry.method || own === others) return [];
      return warnShadowed(own === 0 ? view : other, own === 0 ? other : view, drafts) ?? [];
    }),
  );
  return [...new Map(warnings.map((warning) => [warning.message, warning])).values()];
}
