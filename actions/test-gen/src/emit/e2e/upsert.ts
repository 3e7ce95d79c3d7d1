import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** Code that reads what was made under the variable `key`. */
function readMade({ read, resource: { id } }: ResourceView): string[] {
  if (read === undefined) return [];
  return [
    `const read = await ${renderCall(read, { path: read.path.map((one) => [one.name, 'key']) })};`,
    `expectDeclared(read, ${read.planned.success?.status ?? 200});`,
    `expect(${renderAccess(renderItem(read, 'read'), id.property)}).toBe(key);`,
  ];
}

/** A PUT that makes what is not there: it is made once, is there then, and is replaced after that. */
export function emitUpsert(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  const [key] = operation.path;
  if (operation.planned.creates !== true || body === undefined || key === undefined) return [];
  const { name } = resource.resource;
  const scene = new Scene(context);
  const sent = scene.body(body);
  const call = renderCall(operation, { path: [[key.name, 'key']], body: 'sent' });
  const status = operation.planned.success?.status ?? 200;
  const unique = renderSample(key.shape, key.name, 'unique');
  const begin = [...scene.lines, `const key = ${unique};`, `const sent = ${sent};`];
  const found = readMade(resource);
  return [
    {
      title: `answers 201 where there is no such ${name}, and ${status} from then on`,
      lines: [...begin, `expectDeclared(await ${call}, 201);`, ...found, `expectDeclared(await ${call}, ${status});`],
    },
    {
      title: `makes one ${name} of two requests at once`,
      lines: [
        ...begin,
        `const answers = await Promise.all([${call}, ${call}]);`,
        `for (const answer of answers) expect([${status}, 201]).toContain(answer.status);`,
        ...found,
      ],
    },
  ];
}
