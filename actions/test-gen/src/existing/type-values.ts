import type { Code } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

import type { Landmarks } from './arguments';

const MOST_VALUES = 40;
const DEEPEST = 4;

type TypeDeclaration = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

/** Finds a type by its name, wherever the service declares it: names of types are rarely used twice. */
function findType({ ts: typescript, files }: Code, from: ts.SourceFile, name: string): TypeDeclaration | undefined {
  const isIt = (statement: ts.Statement): statement is TypeDeclaration =>
    (typescript.isTypeAliasDeclaration(statement) || typescript.isInterfaceDeclaration(statement)) &&
    statement.name.text === name;
  return from.statements.find(isIt) ?? [...files.values()].flatMap(({ statements }) => [...statements]).find(isIt);
}

/** Makes values of types, as source text. */
class ValueMaker {
  constructor(
    private readonly code: Code,
    private readonly landmarks: Landmarks,
  ) {}

  make(type: ts.TypeNode, depth = 0): readonly string[] | undefined {
    const { ts: typescript } = this.code;
    const { SyntaxKind } = typescript;
    if (depth > DEEPEST) return undefined;
    if (type.kind === SyntaxKind.NumberKeyword) return this.landmarks.numbers;
    if (type.kind === SyntaxKind.StringKeyword) return this.landmarks.texts;
    if (type.kind === SyntaxKind.BooleanKeyword) return ['false', 'true'];
    if (type.kind === SyntaxKind.UndefinedKeyword) return ['undefined'];
    if (typescript.isLiteralTypeNode(type)) return [type.literal.getText()];
    if (typescript.isParenthesizedTypeNode(type)) return this.make(type.type, depth);
    if (typescript.isTypeOperatorNode(type)) return this.make(type.type, depth);
    if (typescript.isArrayTypeNode(type)) return this.makeArrays(type.elementType, depth);
    if (typescript.isTypeLiteralNode(type)) return this.makeObjects(type.members, depth);
    if (typescript.isUnionTypeNode(type)) return this.makeUnion(type.types, depth);
    return typescript.isTypeReferenceNode(type) ? this.makeReferred(type, depth) : undefined;
  }

  private makeUnion(types: readonly ts.TypeNode[], depth: number): readonly string[] | undefined {
    const lists = types.map((type) => this.make(type, depth + 1));
    return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []).slice(0, MOST_VALUES);
  }

  private makeArrays(element: ts.TypeNode, depth: number): readonly string[] | undefined {
    const items = this.make(element, depth + 1)?.slice(0, 8);
    if (items === undefined) return undefined;
    return ['[]', ...items.map((item) => `[${item}]`), `[${items.join(', ')}]`, `[${[...items].reverse().join(', ')}]`];
  }

  private makeReferred(type: ts.TypeReferenceNode, depth: number): readonly string[] | undefined {
    const { ts: typescript } = this.code;
    const name = type.typeName.getText();
    const [argument] = type.typeArguments ?? [];
    if ((name === 'ReadonlyArray' || name === 'Array') && argument !== undefined)
      return this.makeArrays(argument, depth);
    if (name === 'Readonly' && argument !== undefined) return this.make(argument, depth + 1);
    if (type.typeArguments !== undefined) return undefined;
    const found = findType(this.code, type.getSourceFile(), name);
    if (found === undefined) return undefined;
    if (typescript.isTypeAliasDeclaration(found)) return this.make(found.type, depth + 1);
    return found.heritageClauses === undefined ? this.makeObjects(found.members, depth) : undefined;
  }

  /** One object by default, then one property at a time. */
  private makeObjects(members: readonly ts.TypeElement[], depth: number): readonly string[] | undefined {
    const { ts: typescript } = this.code;
    const lists: (readonly [string, readonly string[]])[] = [];
    for (const member of members) {
      if (!typescript.isPropertySignature(member) || member.type === undefined) return undefined;
      const values = this.make(member.type, depth + 1);
      if (values === undefined) return undefined;
      lists.push([member.name.getText(), values]);
    }
    const write = (chosen: ReadonlyMap<string, string>): string =>
      `{ ${lists.map(([name, [first = '']]) => `${name}: ${chosen.get(name) ?? first}`).join(', ')} }`;
    const all = lists.flatMap(([name, values]) => values.map((value) => write(new Map([[name, value]]))));
    return [...new Set(all)].slice(0, MOST_VALUES);
  }
}

/** What the body does with a parameter that has no type. */
function guess(code: Code, parameter: ts.ParameterDeclaration): 'number' | 'text' | undefined {
  const name = parameter.name.getText();
  const body = parameter.parent.getText();
  if (new RegExp(`\\b${name}\\b\\s*(?:[<>]=?|[-*/%]|[!=]==?\\s*-?\\d)`).test(body)) return 'number';
  const isText = `\\b${name}\\.(?:length|trim|split|startsWith|endsWith|toLowerCase|toUpperCase|replace)\\b`;
  if (new RegExp(`${isText}|\\b${name}\\b\\s*[!=]==?\\s*['"]`).test(body)) return 'text';
  return undefined;
}

/** Values for a parameter, by its type, its JSDoc, its default or its use; `undefined` where none of them tells. */
export function listTypeValues(
  code: Code,
  parameter: ts.ParameterDeclaration,
  landmarks: Landmarks,
): readonly string[] | undefined {
  const { ts: typescript } = code;
  if (parameter.dotDotDotToken !== undefined || !typescript.isIdentifier(parameter.name)) return undefined;
  const { initializer } = parameter;
  const type = parameter.type ?? typescript.getJSDocType(parameter);
  const isOptional = initializer !== undefined || parameter.questionToken !== undefined;
  const missing = isOptional ? ['undefined'] : [];
  const own = type === undefined ? undefined : new ValueMaker(code, landmarks).make(type);
  if (own !== undefined) return [...new Set([...missing, ...own])];
  if (type !== undefined) return undefined;
  const byDefault =
    initializer === undefined
      ? undefined
      : typescript.isNumericLiteral(initializer)
        ? 'number'
        : typescript.isStringLiteralLike(initializer)
          ? 'text'
          : undefined;
  const kind = byDefault ?? guess(code, parameter);
  if (kind === undefined) {
    const isBoolean = initializer !== undefined && /^(?:true|false)$/.test(initializer.getText());
    return isBoolean ? ['undefined', 'false', 'true'] : undefined;
  }
  return [...missing, ...(kind === 'number' ? landmarks.numbers : landmarks.texts)];
}
