import type { Resource } from '@orchestrate/contracts/plan';

import { carriesNothing } from '../service/body-plan';
import type { OperationView } from '../service/operation-view';
import type { ResourceView, Storing } from '../service/resource-view';
import { joinWords, renderAccess, renderKey, withArticle } from '../text/code';
import { renderSample } from '../values/sample';

import { renderItem, wrapBody } from './calls';
import { builderName, typeName, valueName } from './naming';
import { findPeople, isForPeople } from './people/people';
import { renderSignUp } from './people/sign-up';
import { renderReferred } from './referred';
import type { EmitContext } from './scene';
import { Scene } from './scene';
import { renderFile } from './sent-file';

/** Whether people store items by an operation, each with an account. */
function isOfPeople(context: EmitContext, operation: OperationView): boolean {
  const people = findPeople(context);
  if (people === undefined || operation === people.registration?.operation) return false;
  return isForPeople(context.view, people, operation);
}

/** A function that stores an item by one request, and gives what the answer shows of it. */
function renderSending(
  how: string,
  { name }: Resource,
  operation: OperationView,
  { parameters, call }: { readonly parameters: readonly string[]; readonly call: string },
): string {
  return [
    `/** Stores ${[withArticle(name), how].filter(Boolean).join(' ')}. */`,
    `export async function store${name}(${parameters.join(', ')}): Promise<${typeName(name)}> {`,
    `const answer = await api.${operation.planned.id}(${call});`,
    `expectDeclared(answer, ${operation.planned.success?.status ?? 201});`,
    `return ${renderItem(operation)};`,
    '}',
  ].join('\n');
}

/** Stores an item by the file that makes it. */
function renderFileFixture(context: EmitContext, { resource }: ResourceView, storing: Storing): string {
  const { operation, parents, body } = storing;
  const path = parents.map(({ parameter }) => `${renderKey(parameter)}: string | number`).join('; ');
  const fields = body.properties.map(({ name, shape }) => `${renderKey(name)}: ${renderSample(shape, name)}, `);
  const isForm = operation.planned.upload?.types.length === 0;
  const isTheirs = isOfPeople(context, operation);
  const parameters = [
    ...(path === '' ? [] : [`path: { ${path} }`]),
    `${isForm ? 'given' : '_given'}: NonNullable<SentFile["fields"]> = {}`,
    ...(isTheirs ? ['as?: Person'] : []),
  ];
  const file = renderFile(operation.planned, { fields: `{ ${fields.join('')}...given }` });
  const call = [...(path === '' ? [] : ['path']), file, ...(isTheirs ? ['{ as }'] : [])].join(', ');
  return renderSending('with a file', resource, operation, { parameters, call });
}

/** Stores an item by a request that carries nothing. */
function renderEmptyFixture(context: EmitContext, { resource }: ResourceView, storing: Storing): string {
  const { operation, parents } = storing;
  const path = parents.map(({ parameter }) => `${renderKey(parameter)}: string | number`).join('; ');
  const isTheirs = isOfPeople(context, operation);
  const parameters = [
    ...(path === '' ? [] : [`path: { ${path} }`]),
    ...(isTheirs ? ['_given: object = {}', 'as?: Person'] : []),
  ];
  const call = [...(path === '' ? [] : ['path']), ...(isTheirs ? ['{ as }'] : [])].join(', ');
  return renderSending('', resource, operation, { parameters, call });
}

function renderFixture(context: EmitContext, view: ResourceView): string {
  const { storing, resource } = view;
  if (typeof storing === 'string') return '';
  const { operation, references, parents, answersItem } = storing;
  const body = context.bodies.get(operation.planned.id);
  if (operation.planned.upload !== undefined) return renderFileFixture(context, view, storing);
  if (carriesNothing(operation)) return renderEmptyFixture(context, view, storing);
  if (body === undefined) return '';
  const isTheirs = isOfPeople(context, operation);
  const owned = new Set(operation.planned.owned?.map(({ name }) => name));
  const scene = new Scene(context);
  const code = references.map((reference) => {
    const { property, resource: target } = reference;
    const { id } = scene.store(target, isTheirs && owned.has(property) ? { by: 'as' } : {});
    // The last line stores the item itself: it moves behind the `??`, and what it needs stays before.
    const call = scene.lines.pop()?.replace(/^const \S+ = (.*);$/, '($1)') ?? '';
    const value = valueName(property, context.view.resources);
    const made = renderReferred(reference, `${call}${id.slice(id.search(/[.[]/))}`);
    scene.lines.push(`const ${value} = ${renderAccess('given', property)} ?? ${made};`);
    return value === property ? property : `${renderKey(property)}: ${value}`;
  });
  const path = parents.map(({ parameter }) => `${renderKey(parameter)}: string | number`).join('; ');
  const names = ['...given', ...code].join(', ');
  const call = [...(parents.length === 0 ? [] : ['path']), answersItem ? '' : 'sent'].filter(Boolean);
  const isPlaced = resource.id.isInPath === true;
  const item = answersItem ? renderItem(operation) : 'sent';
  const type = isPlaced ? `${typeName(resource.name)} & { readonly id: string }` : typeName(resource.name);
  const built = `${builderName(body)}({ ${names} })`;
  const status = operation.planned.success?.status ?? 201;
  const others = joinWords(references.map(({ resource: target }) => withArticle(target)));
  return [
    `/** Stores ${withArticle(resource.name)}${others === '' ? '' : `, and ${others} for it to refer to unless one is given`}. */`,
    `export async function store${resource.name}(${path === '' ? '' : `path: { ${path} }, `}given: Partial<${body.name}> = {}${isTheirs ? ', as?: Person' : ''}): Promise<${type}> {`,
    ...scene.lines,
    ...(answersItem ? [] : [`const sent = ${built};`]),
    `const answer = await api.${operation.planned.id}(${[...call.filter((part) => part === 'path'), wrapBody(operation.planned, answersItem ? built : 'sent'), ...(isTheirs ? ['{ as }'] : [])].join(', ')});`,
    `expectDeclared(answer, ${status});`,
    `return ${isPlaced ? `placed(${item}, answer.headers)` : item};`,
    '}',
  ].join('\n');
}

/** The functions of `fixtures.ts`. */
export function renderFixtures(context: EmitContext): string {
  const people = findPeople(context);
  const entering = people === undefined ? [] : [renderSignUp(people)];
  const stores = context.view.resources.map((resource) => renderFixture(context, resource)).filter(Boolean);
  const fixtures = [...entering, ...stores];
  return `${fixtures.join('\n\n')}\n`;
}
