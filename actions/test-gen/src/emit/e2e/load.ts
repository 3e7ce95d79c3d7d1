import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Suite } from '../test-module';

const REQUESTS = 200;
const AT_ONCE = 20;
const SECONDS = 60;
/** No more operations than these, so that each is asked often. */
const MOST = 10;

/** Requests that a resource must answer with success however often they come, as code. */
function listRequests(context: EmitContext, { storing, resource, lists, read }: ResourceView, scene: Scene): string[] {
  if (typeof storing === 'string' || resource.account !== undefined) return [];
  const isOpen = (operation: OperationView): boolean => chooseSchemes(context.view.plan, operation) !== undefined;
  const { operation } = storing;
  const body = context.bodies.get(operation.planned.id);
  // An item that refers to nothing and lies below nothing can be stored by one request.
  const isSimple = storing.references.length + storing.parents.length === 0;
  const store = body === undefined || !isSimple ? [] : [renderCall(operation, { body: scene.body(body) })];
  const all = lists.filter((list) => list.path.length === 0 && isOpen(list)).map((list) => renderCall(list));
  const one =
    read === undefined || !isOpen(read)
      ? []
      : [renderCall(read, { path: pathOf(read, scene.storeOnce(resource.name)) })];
  return [...one, ...all, ...store];
}

/** Many requests at the same time: none of them fails. */
export function emitLoad(context: EmitContext): Suite {
  const title = 'many requests at once';
  const scene = new Scene(context);
  const requests = context.view.resources.flatMap((resource) => listRequests(context, resource, scene));
  if (requests.length === 0) return { title, cases: [] };
  return {
    title,
    cases: [
      {
        title: `are answered, ${REQUESTS} of them and ${AT_ONCE} at a time, each with success and all within ${SECONDS} s`,
        seconds: SECONDS,
        lines: [
          ...scene.lines,
          `const statuses = await sendMany(${REQUESTS}, ${AT_ONCE}, [`,
          ...requests.slice(0, MOST).map((request) => `() => ${request},`),
          ']);',
          `expect(statuses).toHaveLength(${REQUESTS});`,
          'expect(statuses.filter((status) => status < 200 || status > 299)).toEqual([]);',
        ],
      },
    ],
  };
}
