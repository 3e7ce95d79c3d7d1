import type { OperationView } from '../../service/operation-view';
import { isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { joinWords, renderAccess, renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderCall } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

/** An operation that changes an item, with its body. */
export interface Change {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly body: NamedBody;
  /** Of success. */
  readonly status: number;
}

/** A change that would give two items the same unique values. */
export function refuseTwins(change: Change): TestCase[] {
  const { resource, operation, body } = change;
  const sent = new Set(body.plan.properties.map(({ name }) => name));
  return operation.planned.conflicts
    .filter(({ cause, properties }) => cause === 'unique' && properties.every((name) => sent.has(name)))
    .flatMap(({ status, properties }) => {
      const name = resource.resource.name;
      const { scene, first, second } = storePair(change);
      const same = properties.map((property): [string, string] => [property, renderAccess(first.variable, property)]);
      const code = isPartial(operation) ? renderObject(same) : scene.body(body, same);
      return [
        {
          title: `answers ${status} where another ${name} has the same ${joinWords(properties)}`,
          lines: [
            ...scene.lines,
            `const answer = await ${renderCall(operation, { path: pathOf(operation, second), body: code })};`,
            `expectDeclared(answer, ${status});`,
          ],
        },
        raceForTwins(change, properties, status),
      ];
    });
}

/** Two items that share what they refer to, so that they can have the same unique values. */
function storePair({ context, resource }: Change): { scene: Scene; first: StoredItem; second: StoredItem } {
  const scene = new Scene(context);
  const { name } = resource.resource;
  const parents = scene.storeParents(name);
  const references = scene.storeReferences(name);
  const first = scene.store(name, { as: 'first', parents, given: references });
  const second = scene.store(name, { as: 'second', parents, given: references });
  return { scene, first, second };
}

/** Of two changes to the same unique values at the same time one is refused. */
function raceForTwins(change: Change, properties: readonly string[], conflict: number): TestCase {
  const { operation, body, status } = change;
  const { scene, first, second } = storePair(change);
  const wanted = body.plan.properties.filter(({ name }) => properties.includes(name));
  const changes = renderObject(wanted.map((property) => [property.name, renderOther(property)]));
  const given = wanted.map(({ name }): [string, string] => [name, renderAccess('changes', name)]);
  const code = isPartial(operation) ? 'changes' : scene.body(body, given);
  const calls = [first, second].map((item) => renderCall(operation, { path: pathOf(operation, item), body: code }));
  return {
    title: `lets one of two win that ask for the same ${joinWords(properties)} at once`,
    lines: [
      ...scene.lines,
      `const changes = ${changes};`,
      `const answers = await Promise.all([${calls.join(', ')}]);`,
      `expect(answers.map(({ status }) => status).sort()).toEqual([${[status, conflict].sort().join(', ')}]);`,
    ],
  };
}
