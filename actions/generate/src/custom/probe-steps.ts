import type { Parameter } from '@orchestrate/kit/openapi/document';
import { sampleMissingId, sampleParameter, sampleSchema } from '@orchestrate/kit/probing/sample-value';

import type { OperationModel } from '../model/operations';
import { readBodyShape } from '../model/resources';
import type { ServiceModel } from '../model/service';
import { readObject } from '../schema/object-shape';

/** What an earlier answer holds. */
interface FromAnswer {
  readonly $answer: number;
  readonly property: string;
}

/** One request of a probe, as `runtime/contract-probe.mjs` reads it. */
export interface ProbeStep {
  /** For people. */
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly schemes: readonly string[];
  readonly body?: unknown;
}

/** How an operation is asked: what must be made first, then itself, then what is not there. */
export interface OperationProbe {
  readonly operation: OperationModel;
  readonly steps: readonly ProbeStep[];
  /** Which of the steps asks the operation with what is there. */
  readonly asked: number;
  /** Which one asks for what is not there; absent where nothing is declared for that. */
  readonly missing?: number;
}

const DEEPEST = 4;

/** Plans the requests of one probe, each thing that they need made once. */
class ProbePlanner {
  readonly steps: ProbeStep[] = [];
  private readonly made = new Map<string, FromAnswer | undefined>();

  constructor(private readonly service: Pick<ServiceModel, 'document' | 'operations' | 'resources'>) {}

  /** A value for a JSON schema: what it states, else the smallest with all that is required. */
  private sampleJson(schema: Parameters<typeof sampleSchema>[1], depth = 0): unknown {
    const { document } = this.service;
    const stated = sampleSchema(document, schema);
    if (stated !== undefined || schema === undefined || depth > DEEPEST) return stated?.value;
    const shape = readObject(document, schema, 'request');
    const required = [...(shape?.properties ?? [])].filter(([, { isRequired }]) => isRequired);
    return Object.fromEntries(required.map(([name, property]) => [name, this.sampleJson(property.schema, depth + 1)]));
  }

  /** A body with all that is required; what refers to another resource names an item of it. */
  private makeBody(operation: OperationModel): unknown {
    const [, media] = Object.entries(operation.body?.content ?? {}).find(([type]) => /\bjson\b/i.test(type)) ?? [];
    if (media?.schema === undefined) return undefined;
    const sample = this.sampleJson(media.schema);
    if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return sample;
    const resource = this.service.resources.find(({ planned }) => planned.name === operation.planned.resource);
    const keys = resource?.foreignKeys ?? [];
    const shape = readBodyShape(this.service.document, operation);
    const references = keys
      .filter(({ column }) => shape?.properties.get(column.property)?.isRequired === true)
      .map((key): [string, unknown] => [key.column.property, this.makeItemOf(key.resource)])
      .filter(([, value]) => value !== undefined);
    return { ...sample, ...Object.fromEntries(references) };
  }

  private makeItemOf(resource: string): FromAnswer | undefined {
    const creating = this.service.operations.find(
      ({ planned, custom }) => planned.kind === 'create' && planned.resource === resource && custom === undefined,
    );
    return creating && this.makeItem(creating);
  }

  /** Makes an item by an operation that creates one; gives where its id will be. */
  private makeItem(creating: OperationModel): FromAnswer | undefined {
    const known = this.made.get(creating.file);
    if (known !== undefined || this.made.has(creating.file)) return known;
    // A resource that needs itself has no first item.
    this.made.set(creating.file, undefined);
    const resource = this.service.resources.find(({ planned }) => planned.name === creating.planned.resource);
    if (resource === undefined) return undefined;
    const item = { $answer: this.add(creating), property: resource.id.property };
    this.made.set(creating.file, item);
    return item;
  }

  /** The item that a path parameter names: of what is created at the path before it. */
  private findItem(operation: OperationModel, { name }: Parameter): FromAnswer | undefined {
    const before = operation.entry.path.split(`/{${name}}`)[0];
    const creating = this.service.operations.find(
      ({ planned, entry, custom }) => planned.kind === 'create' && entry.path === before && custom === undefined,
    );
    return creating && this.makeItem(creating);
  }

  private sampleValues(operation: OperationModel, place: Parameter['in']): Record<string, unknown> {
    const asked = operation.parameters.filter(({ value }) => value.in === place && value.required === true);
    const { document } = this.service;
    return Object.fromEntries(asked.map(({ value }) => [value.name, sampleParameter(document, value)?.value ?? 'a']));
  }

  /** Adds a request for an operation, and before it those that make what it needs; gives its number. */
  add(operation: OperationModel, isMissing = false): number {
    const { document } = this.service;
    const inPath = operation.parameters.filter(({ value }) => value.in === 'path');
    const parameters = inPath.map(({ value }): [string, unknown] => {
      const item = isMissing ? undefined : this.findItem(operation, value);
      const made = isMissing ? sampleMissingId(document, value) : sampleParameter(document, value);
      return [value.name, item ?? made?.value ?? 'a'];
    });
    const body = this.makeBody(operation);
    const { method, path } = operation.entry;
    return (
      this.steps.push({
        title: `${method.toUpperCase()} ${path}${isMissing ? ' for what is not there' : ''}`,
        method,
        path,
        parameters: Object.fromEntries(parameters),
        query: this.sampleValues(operation, 'query'),
        headers: this.sampleValues(operation, 'header') as Record<string, string>,
        schemes: Object.keys(operation.security[0] ?? {}),
        ...(body === undefined ? {} : { body }),
      }) - 1
    );
  }
}

/** Plans how to find out whether an operation answers as the specification declares. */
export function planOperationProbe(
  service: Pick<ServiceModel, 'document' | 'operations' | 'resources'>,
  operation: OperationModel,
): OperationProbe {
  const planner = new ProbePlanner(service);
  const asked = planner.add(operation);
  const hasPath = operation.parameters.some(({ value }) => value.in === 'path');
  const isDeclared = ['404', '410', '4XX', 'default'].some((status) => operation.responses.has(status));
  const missing = hasPath && isDeclared ? planner.add(operation, true) : undefined;
  return { operation, steps: planner.steps, asked, ...(missing === undefined ? {} : { missing }) };
}
