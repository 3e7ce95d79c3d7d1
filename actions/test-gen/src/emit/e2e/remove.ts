import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { withArticle } from '../../text/code';
import { renderCall } from '../calls';
import { variableName } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

/** An operation that removes an item. */
interface Removal {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  /** Of success. */
  readonly status: number;
}

function renderRemoval({ operation }: Removal, item: StoredItem): string {
  return `await ${renderCall(operation, { path: pathOf(operation, item) })}`;
}

/** Code that expects a status where an item is read; empty where nothing reads it. */
export function expectRead({ read }: ResourceView, item: StoredItem, status: number): string[] {
  if (read === undefined) return [];
  return [`expectDeclared(await ${renderCall(read, { path: pathOf(read, item) })}, ${status});`];
}

/** Removing one item. */
export function emitRemove(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string') return [];
  const { name } = resource.resource;
  const removal = { context, resource, operation, status: operation.planned.success?.status ?? 204 };
  const scene = new Scene(context);
  const item = scene.store(name);
  const beside = { as: 'other', ...(item.parents.length === 0 ? {} : { parents: item.parents }) };
  const other = resource.resource.id.isOfParent === true ? undefined : scene.store(name, beside);
  return [
    {
      title: `answers ${removal.status}, and then the ${name} is gone${other === undefined ? '' : ' and others are not'}`,
      lines: [
        ...scene.lines,
        `expectDeclared(${renderRemoval(removal, item)}, ${removal.status});`,
        ...expectRead(resource, item, 404),
        ...(other === undefined ? [] : expectRead(resource, other, 200)),
        `expectDeclared(${renderRemoval(removal, item)}, 404);`,
      ],
    },
    emitRace(removal),
    ...context.view.resources.flatMap((referring) => emitReferring(removal, referring)),
  ];
}

/** Of two who remove it at the same time one finds it gone. */
function emitRace(removal: Removal): TestCase {
  const scene = new Scene(removal.context);
  const item = scene.store(removal.resource.resource.name);
  const call = renderCall(removal.operation, { path: pathOf(removal.operation, item) });
  return {
    title: 'lets only one of two at the same time',
    lines: [
      ...scene.lines,
      `const answers = await Promise.all([${call}, ${call}]);`,
      `expect(answers.map(({ status }) => status).sort()).toEqual([${removal.status}, 404]);`,
    ],
  };
}

/** Items of another resource that refer to the one removed: they go too, or they keep it. */
function emitReferring(removal: Removal, other: ResourceView): TestCase[] {
  const { context, resource, operation, status } = removal;
  const [name, otherName] = [resource.resource.name, other.resource.name];
  const relation = other.resource.relations.find((one) => one.resource === name && one.required);
  if (relation === undefined || typeof other.storing === 'string' || otherName === name) return [];
  if (!other.storing.references.some(({ property }) => property === relation.property)) return [];
  const scene = new Scene(context);
  const item = scene.storeOnce(name);
  const child = scene.store(otherName, { as: variableName(otherName), given: [[relation.property, item.id]] });
  const test = (title: string, expected: number, checks: readonly string[]): TestCase[] =>
    checks.length === 0
      ? []
      : [
          {
            title,
            lines: [...scene.lines, `expectDeclared(${renderRemoval(removal, item)}, ${expected});`, ...checks],
          },
        ];
  const conflict = operation.planned.conflicts.find(({ cause }) => cause === 'referenced');
  if (conflict !== undefined) {
    const title = `answers ${conflict.status} while ${withArticle(otherName)} refers to the ${name}`;
    const kept = `expectDeclared(${renderRemoval(removal, item)}, ${conflict.status});`;
    // Where nothing reads the item, a second attempt shows that it is still there.
    return test(title, conflict.status, resource.read === undefined ? [kept] : expectRead(resource, item, 200));
  }
  if (!operation.planned.evidence.some(({ rule }) => rule === 'cascade')) return [];
  return test(`removes each ${otherName} that refers to the ${name}`, status, expectRead(other, child, 404));
}
