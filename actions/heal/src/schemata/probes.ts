import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** A function that can be called again from inside itself, with other arguments. */
export interface Probe {
  /** Unique within its file. */
  readonly id: number;
  /** What it is called by, inside itself: `sum`, `this.area`, `exports.sum`. */
  readonly callee: string;
  readonly parameters: readonly string[];
}

/** Functions whose body begins with a directive lose it when something is put before it. */
function hasDirective(body: ts.Block, ts: TypeScript): boolean {
  const [first] = body.statements;
  return first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression);
}

function isPlain({ name, dotDotDotToken }: ts.ParameterDeclaration, ts: TypeScript): boolean {
  return ts.isIdentifier(name) && dotDotDotToken === undefined && name.text !== 'this';
}

/** What a function is called by, where it can be told inside of it. */
function findCallee(node: ts.SignatureDeclaration, ts: TypeScript): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node))
    if (node.name !== undefined) return node.name.text;
  if (ts.isMethodDeclaration(node)) {
    const isStatic = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
    return ts.isIdentifier(node.name) && !isStatic ? `this.${node.name.text}` : undefined;
  }
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  const isAssigned = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const target = isAssigned ? parent.left.getText() : '';
  return /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(target) && !target.startsWith('this.') ? target : undefined;
}

/** What reaches beyond the process: such code is not to be called with made-up inputs. */
const REACHING =
  /(?:from|require\()\s*['"](?:node:)?(?:fs(?:\/promises)?|fs-extra|child_process|cluster|net|tls|dgram|https?|http2|rimraf|del|execa|shelljs|cross-spawn|zx|axios|got|node-fetch|pg|mysql2?|mongodb|redis|nodemailer)['"]/;

/** Whether calling functions with made-up inputs can touch nothing but memory. */
export function isSelfContained(texts: Iterable<string>): boolean {
  for (const text of texts) if (REACHING.test(text) || /\bprocess\.(?:kill|exit|chdir)\b/.test(text)) return false;
  return true;
}

/** The functions around some places that can be called again, by the start of their body. */
export function listProbes(ts: TypeScript, source: ts.SourceFile, places: readonly number[]): Map<number, Probe> {
  const probes = new Map<number, Probe>();
  const visit = (node: ts.Node): void => {
    const holds = places.some((place) => node.getStart(source) <= place && place <= node.getEnd());
    if (!holds) return;
    const { body, asteriskToken } = node as { body?: ts.Node; asteriskToken?: ts.Node };
    if (ts.isFunctionLike(node) && body !== undefined && ts.isBlock(body) && asteriskToken === undefined) {
      const callee = findCallee(node, ts);
      const isSound = node.parameters.every((parameter) => isPlain(parameter, ts)) && !hasDirective(body, ts);
      if (callee !== undefined && isSound && node.parameters.length > 0) {
        const parameters = node.parameters.map(({ name }) => name.getText(source));
        probes.set(body.getStart(source), { id: probes.size + 1, callee, parameters });
      }
    }
    node.forEachChild(visit);
  };
  visit(source);
  return probes;
}

/** What the first statement of a probed function is: it offers the function to be called again. */
export function writeProbe({ id, callee, parameters }: Probe, file: string): string {
  const self = callee.startsWith('this.') ? 'this' : 'undefined';
  const key = JSON.stringify(`${file}#${id}`);
  return `;globalThis.$healProbe&&globalThis.$healProbe(${key},${callee},${self},[${parameters.join(',')}]);`;
}
