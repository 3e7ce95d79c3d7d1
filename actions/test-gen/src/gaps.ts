import { listUnreached } from './emit/e2e/transition';
import type { EmittedTests } from './emit/emit-tests';
import { nameBodies } from './emit/naming';
import type { ServiceView } from './service/service-view';
import { chooseSchemes } from './service/service-view';
import { withArticle } from './text/code';

/** What no test could be written for, and why; one line each. */
export function listGaps(view: ServiceView, { expected }: Pick<EmittedTests, 'expected'>): string[] {
  const unstored = view.resources.flatMap(({ resource, storing }) =>
    typeof storing === 'string'
      ? [`${resource.name}: no item can be stored (${storing}), so nothing is tested that needs one`]
      : [],
  );
  const closed = view.operations
    .filter((operation) => chooseSchemes(view.plan, operation) === undefined)
    .map(({ title }) => `${title}: nobody can be let in, so only the refusal of strangers is tested`);
  const unwritten = view.operations
    .filter(({ isOpen }) => isOpen)
    .map(({ title }) => `${title}: it is not written yet, so only its answer 501 is tested`);
  const aside = view.operations.flatMap(({ title, planned }) => {
    const reason = view.untested.get(planned.id);
    return reason === undefined ? [] : [`${title}: ${reason}, so only the refusal of strangers is tested`];
  });
  const written = view.operations.filter(({ isOpen, planned }) => !isOpen && !view.untested.has(planned.id));
  const context = { view, bodies: nameBodies(view) };
  const unreached = view.resources.flatMap((resource) =>
    resource.operations.flatMap((operation) =>
      listUnreached(context, resource, operation).map(
        (state) =>
          `${operation.title}: no request brings ${withArticle(resource.resource.name)} into the state ${String(state)}`,
      ),
    ),
  );
  const unprovoked = written.flatMap(({ title, responses }) => {
    const known = expected.get(title) ?? new Set();
    return responses
      .filter(({ status }) => /^\d{3}$/.test(status) && !known.has(Number(status)))
      .map(({ status }) => `${title}: no test provokes the answer ${status}`);
  });
  return [...unstored, ...unwritten, ...aside, ...closed, ...unreached, ...unprovoked];
}
