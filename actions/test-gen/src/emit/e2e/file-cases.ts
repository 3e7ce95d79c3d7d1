import type { OperationView } from '../../service/operation-view';
import { isDeclared } from '../../service/operation-view';
import { renderLiteral, renderObject } from '../../text/code';
import { findConcrete, renderFile } from '../sent-file';
import type { Row, TestCase } from '../test-module';

import { renderRefusal } from './refusals';

/** The most bytes that a service takes in one request unless its specification says otherwise, rounded down. */
const USUAL_BYTES = 1_000_000;
const UNKNOWN_TYPE = 'application/x-unknown';

const FACTS: Readonly<Record<string, string>> = {
  type: 'file.type',
  size: 'file.content.length',
  status: 'answer.status',
  done: 'true',
};

/** What is shown of a file, as code; names and messages are nobody's promise. */
export function renderFacts(
  facts: readonly { readonly property: string; readonly shows: string }[],
): string | undefined {
  const known = facts.flatMap(({ property, shows }) => {
    const code = FACTS[shows];
    return code === undefined ? [] : [[property, code] as const];
  });
  return known.length === 0 ? undefined : renderObject(known);
}

/** Every way in which a request may carry a file, and the largest file. */
export function listFiles({ planned }: OperationView, fields?: string): Row[] {
  const { types = [], part, partTypes = [], maxBytes } = planned.upload ?? {};
  const row = (type: string, inPart?: string): Row => ({
    label: `${type}${inPart === undefined ? '' : ` in the part ${inPart}`}`,
    values: [
      renderFile(planned, {
        type: findConcrete(type),
        ...(inPart === undefined ? {} : { part: inPart }),
        ...(fields === undefined ? {} : { fields }),
      }),
    ],
  });
  const rows = [
    ...types.map((type) => row(type)),
    ...(part === undefined ? [] : (partTypes.length === 0 ? ['*/*'] : partTypes).map((type) => row(type, part))),
  ];
  if (maxBytes === undefined || maxBytes > USUAL_BYTES || maxBytes < 1) return rows;
  return [
    ...rows,
    {
      label: `of ${maxBytes} bytes`,
      values: [renderFile(planned, { bytes: maxBytes, ...(fields === undefined ? {} : { fields }) })],
    },
  ];
}

/** Files that are too large, or of a type that is not declared. */
export function refuseFiles(
  operation: OperationView,
  lines: readonly string[],
  send: (file: string) => string,
): TestCase[] {
  const { planned } = operation;
  const { types = [], part, partTypes, maxBytes } = planned.upload ?? {};
  const refuse = (status: number, what: string, file: string): TestCase => ({
    title: `${isDeclared(operation, status) ? `answers ${status} to` : 'refuses'} ${what}`,
    lines: [...lines, `const answer = ${send(file)};`, renderRefusal(operation, status)],
  });
  const isAny = (one: string): boolean => one === '*/*' || one === 'application/*';
  return [
    ...(maxBytes === undefined || maxBytes >= USUAL_BYTES
      ? []
      : [refuse(413, `a file of more than ${maxBytes} bytes`, renderFile(planned, { bytes: maxBytes + 1 }))]),
    ...(types.some(isAny)
      ? []
      : [
          refuse(
            415,
            'a file of a type that is not declared',
            `{ content: bytes(9), type: ${renderLiteral(UNKNOWN_TYPE)} }`,
          ),
        ]),
    ...(part === undefined || partTypes === undefined || partTypes.some(isAny)
      ? []
      : [refuse(415, 'a part of a type that is not declared', renderFile(planned, { type: UNKNOWN_TYPE, part }))]),
  ];
}
