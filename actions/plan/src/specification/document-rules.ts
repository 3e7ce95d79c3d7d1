import type { Location, LocationObject, Oas3Rule } from '@redocly/openapi-core';

export const MOST_OPERATIONS = 5_000;

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** The key itself, not what stands under it. */
function atKey(location: Location, key: string): LocationObject {
  const { source, pointer } = location.child([key]);
  return { source, pointer, reportOnKey: true };
}

/** At least one operation, and no more than can be worked on. */
export const operationCount: Oas3Rule = () => {
  let count = 0;
  return {
    PathItem: {
      enter(item, context) {
        if (context.location.pointer.startsWith('#/paths/') || context.rawLocation.pointer.startsWith('#/paths/'))
          count += Object.keys(item).filter((key) => METHODS.has(key)).length;
      },
    },
    Root: {
      leave(_root, context) {
        const location = atKey(context.location, 'paths');
        if (count === 0) context.report({ message: 'the specification has no operations', location });
        if (count > MOST_OPERATIONS) {
          const message = `the specification has ${count} operations, and ${MOST_OPERATIONS} is the most that is planned`;
          context.report({ message, location });
        }
      },
    },
  };
};

/** Where an operationId was used before, so that the message can name both places. */
export const operationIdUnique: Oas3Rule = () => {
  const seen = new Map<string, string>();
  return {
    Operation(operation, context) {
      const { operationId } = operation;
      if (operationId === undefined) return;
      const before = seen.get(operationId);
      if (before === undefined) seen.set(operationId, context.location.pointer);
      else {
        const message = `the operationId ${JSON.stringify(operationId)} is used before, at ${before}`;
        context.report({ message, location: context.location.child(['operationId']) });
      }
    },
  };
};

/** What is wrong with a path; `undefined` when nothing is. */
function findTemplateFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'does not begin with a slash';
  if (/[?#]/.test(path)) return 'carries a query or a fragment';
  if (/[{}]/.test(path.replace(/\{[^{}]+\}/g, ''))) return 'has braces that do not match';
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]);
  return new Set(parameters).size < parameters.length ? 'names a parameter twice' : undefined;
}

/** Paths begin with a slash, carry no query, and name each parameter once. */
export const pathTemplate: Oas3Rule = () => ({
  Paths(paths, context) {
    for (const path of Object.keys(paths).filter((key) => !key.startsWith('x-'))) {
      const fault = findTemplateFault(path);
      if (fault !== undefined)
        context.report({ message: `the path ${path} ${fault}`, location: atKey(context.location, path) });
    }
  },
});

/** Every scheme that is asked for is declared. */
export const securityDeclared: Oas3Rule = () => {
  const asked: { readonly name: string; report: () => void }[] = [];
  return {
    Root: {
      leave(root) {
        const declared = root.components?.securitySchemes ?? {};
        for (const { name, report } of asked) if (!Object.hasOwn(declared, name)) report();
      },
    },
    SecurityRequirement(requirement, context) {
      for (const name of Object.keys(requirement)) {
        const message = `the security scheme ${JSON.stringify(name)} is not declared`;
        const location = atKey(context.location, name);
        asked.push({ name, report: () => context.report({ message, location }) });
      }
    },
  };
};
