import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { viewService } from '../service/service-view';
import { readTemplates } from '../templates';

import { emitTests } from './emit-tests';
import { builderName, nameBodies, typeName, valueName, variableName } from './naming';

const EMITTERS = ['e2e', 'people', 'property', 'support.ts'].map((name) => path.join(import.meta.dirname, name));
const templates = await readTemplates(path.resolve(import.meta.dirname, '../..'), 'support');
const parse = (text: string): ts.SourceFile => ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function listIdentifiers(node: ts.Node): ts.Identifier[] {
  const own = ts.isIdentifier(node) ? [node] : [];
  const inner: ts.Identifier[] = [];
  ts.forEachChild(node, (child) => void inner.push(...listIdentifiers(child)));
  return [...own, ...inner];
}

const isMember = ({ parent, text }: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) &&
  parent.name.getText() === text;

/** Names at the top level of a module: what it imports, and what it declares. */
function listTop(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement))
      return listIdentifiers(statement).flatMap(({ text, parent }) =>
        ts.isImportSpecifier(parent) && parent.propertyName?.text === text ? [] : [text],
      );
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ''] : [];
  });
}

/** The texts that an emitter's module holds: pieces of the code that it writes. */
function listTexts(node: ts.Node): string[] {
  const own = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? [node.text] : [];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...listTexts(child)));
  return [...own, ...inner];
}

const DECLARED = /\b(?:const|let|function) (?:(\w+)(?=\W)|[{[]([^}\]=]*)[}\]])|import \{([^}]*)\}/g;
const BY_OPTION = /\b(?:as|by): '(\w+)'|signUp\('(\w+)'\)|columns: \[('[^\]]*)\]/g;

/** Names that the code of an emitter declares or imports. */
function listEmitted(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [
    ...listTexts(parse(text)).flatMap((code) => [...code.matchAll(DECLARED)]),
    ...text.matchAll(BY_OPTION),
  ];
  const names = found.flatMap(([, ...groups]) =>
    groups.flatMap((group: string | undefined) => group?.split(',') ?? []),
  );
  return names
    .map((name) => name.replace(/.*:/, '').replaceAll(/['\s]/g, ''))
    .filter((name) => /^[a-z]\w*$/.test(name));
}

const files = EMITTERS.flatMap((place) =>
  place.endsWith('.ts') ? [place] : readdirSync(place).map((name) => path.join(place, name)),
).filter((file) => !file.endsWith('.test.ts'));

describe('names of the tests', () => {
  const values = new Set(
    [...[...templates.values()].flatMap((text) => listTop(parse(text))), ...files.flatMap(listEmitted)].filter((name) =>
      /^[a-z]/.test(name),
    ),
  );

  it('are found', () => {
    expect(values.size).toBeGreaterThan(120);
    for (const name of ['answer', 'signUp', 'placed', 'next', 'anyText', 'fan', 'spoil', 'expectDeclared'])
      expect(values).toContain(name);
  });

  it('are those of no item and of no function that makes up a body', () => {
    const clashing = [...values].filter(
      (name) => variableName(upperFirst(name)) === name || builderName({ name: upperFirst(name) }) === name,
    );
    expect(clashing).toEqual([]);
  });

  it('are those of no type', () => {
    const used = [...templates.values()].flatMap((text) =>
      listIdentifiers(parse(text)).flatMap((one) => (isMember(one) ? [] : [one.text])),
    );
    const types = new Set([...used, 'Person'].filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name)));
    expect(types.size).toBeGreaterThan(50);
    expect([...types].filter((name) => typeName(name) === name)).toEqual([]);
  });

  it('stay apart where another item has the name that one would get instead', () => {
    expect(['Person', 'PersonItem', 'PersonItemItem', 'Item', 'Book'].map(typeName)).toEqual([
      'PersonItem',
      'PersonItemItem',
      'PersonItemItemItem',
      'Item',
      'Book',
    ]);
    expect(['Sent', 'SentItem', 'StoreOrder', 'Order', 'AnyText'].map(variableName)).toEqual([
      'sentItem',
      'sentItemItem',
      'storeOrderItem',
      'order',
      'anyTextItem',
    ]);
  });

  it('are no names of values that an item refers to others by', () => {
    const names = ['folderId', 'folder-id', 'answer', 'delete', '__proto__', 'as', 'given'];
    expect(names.map((name) => valueName(name, []))).toEqual([
      ...['folderId', 'folderId', 'answerValue', 'deleteValue', 'proto', 'asValue', 'givenValue'],
    ]);
  });
});

const HOSTILE =
  `Person PersonItem Sent SentItem Order StoreOrder Next Uuid Digits Placed Text AnyText Answer Options Json
  SignUp Value Form Query Faults Promise Record Partial Headers Bytes Context`.split(/\s+/);

/** A service in which items, and bodies that are like no item, have names of the tests. */
function viewHostile() {
  const body = (name: string): Schema => ({
    type: 'object',
    required: [name],
    properties: { [name]: { type: 'string' } },
  });
  const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
  const [items, bodies] = [
    HOSTILE.filter((_, index) => index % 2 === 0),
    HOSTILE.filter((_, index) => index % 2 === 1),
  ];
  const schemas: [string, Schema][] = [
    ...items.map((name): [string, Schema] => [name, { type: 'object', required: ['id'], properties: { id } }]),
    ...bodies.map((name): [string, Schema] => [name, body(name.toLowerCase())]),
  ];
  const document = createOpenApiDocument(
    Object.fromEntries(
      items.map((name, index) => [
        `/${name}`,
        {
          post: {
            ...answering(201, referTo(name), { operationId: `create${name}` }),
            requestBody: { required: true, ...jsonOf(referTo(bodies[index] ?? name)) },
          },
        },
      ]),
    ),
    Object.fromEntries(schemas),
  );
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const plan = createServicePlan(document, {
    resources: items.map((name) => ({
      name,
      plural: `${name.toLowerCase()}s`,
      schema: `#/components/schemas/${name}`,
    })),
    operations: Object.fromEntries(items.map((name) => [`create${name}`, { kind: 'create', resource: name, success }])),
  });
  return viewService(plan, document);
}

describe('tests of items and bodies that are called as the tests are', () => {
  const view = viewHostile();

  it('give every body names of its own', () => {
    const all = [...nameBodies(view).values()].flatMap((body) => [body.name, builderName(body), `any${body.name}`]);
    expect(all).toHaveLength((HOSTILE.length / 2) * 3);
    expect(new Set(all).size).toBe(all.length);
  });

  it('declare no name twice', () => {
    const { files: written } = emitTests({ view, sources: new Map(), templates });
    const texts = new Map(written.map(({ path: file, text }) => [path.join('/', file.replace(/\.ts$/, '.ts')), text]));
    const host: ts.CompilerHost = {
      getSourceFile: (name) =>
        texts.has(name) ? ts.createSourceFile(name, texts.get(name) ?? '', ts.ScriptTarget.Latest, true) : undefined,
      ...{ getDefaultLibFileName: () => 'lib.d.ts', writeFile: () => undefined, getCurrentDirectory: () => '/' },
      ...{ getCanonicalFileName: (name) => name, useCaseSensitiveFileNames: () => true, getNewLine: () => '\n' },
      ...{ fileExists: (name) => texts.has(name), readFile: (name) => texts.get(name) },
    };
    const program = ts.createProgram(
      [...texts.keys()],
      { noLib: true, module: ts.ModuleKind.NodeNext, types: [] },
      host,
    );
    const clashes = program
      .getSourceFiles()
      .flatMap((file) =>
        [...program.getSemanticDiagnostics(file)]
          .filter(({ code }) => [2300, 2395, 2440, 2448, 2451, 2528].includes(code))
          .map(({ messageText }) => `${file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
      );
    expect(texts.size).toBeGreaterThan(8);
    expect(clashes).toEqual([]);
  });
});
