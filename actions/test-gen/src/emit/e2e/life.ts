import type { OperationView } from '../../service/operation-view';
import { isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listMirrored } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { joinWords, renderAccess, renderObject, withArticle } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderCall, renderItem } from '../calls';
import { keepName } from '../kept-name';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Suite } from '../test-module';

import { expectInventory } from './inventory';

/** One step in the life of an item. */
interface Step {
  readonly verb: string;
  readonly lines: readonly string[];
}

/** An item whose life is told, and the operations that anybody here may call. */
interface Life {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly item: StoredItem;
}

function isOpen({ context }: Life, operation: OperationView | undefined): operation is OperationView {
  return operation !== undefined && chooseSchemes(context.view.plan, operation) !== undefined;
}

function call(life: Life, operation: OperationView, body?: string): string {
  return `await ${renderCall(operation, { path: pathOf(operation, life.item), ...(body === undefined ? {} : { body }) })}`;
}

function statusOf({ planned }: OperationView): number {
  return planned.success?.status ?? 200;
}

/** Whether the list of all items holds it. */
function list({ context, resource, item }: Life, isThere: boolean): string[] {
  return expectInventory(context, resource, isThere ? 'listed' : 'left', isThere ? [item.id] : []);
}

function change(life: Life, scene: Scene): string[] {
  const { resource, context } = life;
  const operation = [resource.patch, resource.replace].find((one) => isOpen(life, one));
  const body = operation && context.bodies.get(operation.planned.id);
  const unique = new Set(resource.resource.unique.flat());
  if (operation === undefined || body === undefined) return [];
  const shown = listMirrored(resource, resource.read ?? operation);
  const property = body.plan.properties.find(({ name }) => !unique.has(name) && shown.includes(name));
  if (property === undefined) return [];
  const other = renderOther(property);
  const changes = renderObject([[property.name, other]]);
  // A literal in an object is any text for the compiler.
  const same = property.shape.kind === 'enum' ? other : renderAccess('changes', property.name);
  const sent = isPartial(operation)
    ? 'changes'
    : scene.body(body, [[property.name, same], ...keepName(resource, body, life.item)]);
  const read = isOpen(life, resource.read)
    ? [
        `const changed = ${call(life, resource.read)};`,
        `expect(${renderItem(resource.read, 'changed')}).toMatchObject(changes);`,
      ]
    : [];
  const isNamed = read.length > 0 || sent.includes('changes');
  return [
    ...(isNamed ? [`const changes = ${changes};`] : []),
    `expectDeclared(${call(life, operation, sent)}, ${statusOf(operation)});`,
    ...read,
  ];
}

function listSteps(life: Life, scene: Scene): Step[] {
  const { read, remove } = life.resource;
  const expectRead = (status: number): string[] =>
    isOpen(life, read) ? [`expectDeclared(${call(life, read)}, ${status});`] : [];
  const steps: Step[] = [
    { verb: 'read', lines: expectRead(200) },
    { verb: 'listed', lines: list(life, true) },
    { verb: 'changed', lines: change(life, scene) },
    {
      verb: 'removed',
      lines: isOpen(life, remove)
        ? [
            `expectDeclared(${call(life, remove)}, ${statusOf(remove)});`,
            ...expectRead(404),
            ...list(life, false),
            `expectDeclared(${call(life, remove)}, 404);`,
          ]
        : [],
    },
  ];
  return steps.filter(({ lines }) => lines.length > 0);
}

/** The life of an item from the request that stores it to the one that finds it gone. */
export function emitLife(context: EmitContext, resource: ResourceView): Suite {
  const title = `the life of ${withArticle(resource.resource.name)}`;
  if (typeof resource.storing === 'string' || resource.resource.account !== undefined) return { title, cases: [] };
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const steps = listSteps({ context, resource, item }, scene);
  if (steps.length < 2) return { title, cases: [] };
  const verbs = steps.map(({ verb }) => verb);
  return {
    title,
    cases: [
      {
        title: `is stored, ${joinWords(verbs)}${verbs.includes('removed') ? ', and gone then' : ''}`,
        lines: [...scene.lines, ...steps.flatMap(({ lines }) => lines)],
      },
    ],
  };
}
