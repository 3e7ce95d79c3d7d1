import type { OperationModel, Segments } from '../model/operations';
import { shadows } from '../model/operations';
import { SourceModule } from '../text/source-module';

import { ROUTE_FILE } from './route';

const REGISTRATION_FILE = 'src/http/registration.ts';

function hasParameters({ entry }: OperationModel): boolean {
  return entry.path.includes('{');
}

/** How many paths deep one is matched by others with more parameters. */
function countShadows(segments: Segments, all: readonly Segments[]): number {
  const above = all.filter((other) => shadows(other, segments));
  return above.length === 0 ? 0 : 1 + Math.max(...above.map((other) => countShadows(other, all)));
}

/** Operations on paths with parameters: those first that others would match too. */
function groupSelecting(operations: readonly OperationModel[]): (readonly OperationModel[])[] {
  const selecting = operations.filter(hasParameters);
  const paths = new Map([...new Set(selecting.map(({ entry }) => entry.path))].map((path) => [path, path.split('/')]));
  const depths = new Map([...paths].map(([path, segments]) => [path, countShadows(segments, [...paths.values()])]));
  const deepest = Math.max(0, ...depths.values());
  return Array.from({ length: deepest + 1 }, (_, index) =>
    selecting.filter((one) => depths.get(one.entry.path) === deepest - index),
  ).filter((group) => group.length > 0);
}

/**
 * `src/operations/index.ts`: all operations, in the order in which requests are matched against them. Paths without
 * parameters, or with fewer, come first and refuse what they do not answer, else a path beside them would take it.
 */
export function emitOperationIndex(operations: readonly OperationModel[], hasStores: boolean): SourceModule {
  const module = new SourceModule('src/operations/index.ts');
  module.declare('fixed', 'narrow', 'selecting', 'routes', 'registerOperations');
  const registration = module.useType('Registration', REGISTRATION_FILE);
  const given = hasStores ? 'routes, stores' : 'routes';
  const parameters = [
    `app: ${module.useType('App', 'src/http/app-types.ts')}`,
    ...(hasStores ? [`stores: ${module.useType('Stores', 'src/resources/stores.ts')}`] : []),
  ];
  const addLoop = (name: string, what: string, listed: readonly OperationModel[]): string => {
    if (listed.length === 0) return '';
    const names = listed.map(({ registerName, file }) => `${module.use(registerName, file)},`);
    module.add(`/** ${what} */\nconst ${name}: readonly ${registration}[] = [\n${names.join('\n')}\n];`);
    return `for (const register of ${name}) register(${given});`;
  };
  const fixed = addLoop(
    'fixed',
    'On paths without parameters.',
    operations.filter((one) => !hasParameters(one)),
  );
  const groups = groupSelecting(operations);
  const selecting = groups.map((group, index) => {
    const isLast = index === groups.length - 1;
    const name = isLast ? 'selecting' : `narrow${index === 0 ? '' : index + 1}`;
    const what = isLast ? 'On paths with parameters.' : 'On paths with parameters that others match too.';
    return addLoop(name, what, group);
  });
  const refuse = (): string =>
    `// A path with parameters matches these too, and must not answer in their place.\n${module.use('refuseOtherMethods', 'src/http/errors.ts')}(app);`;
  const loops = [fixed, ...selecting];
  const body = loops.flatMap((loop, index) => (index === 0 ? [loop] : [refuse(), loop])).filter((part) => part !== '');
  module.add(
    `/** Every operation of the specification. */\nexport function registerOperations(${parameters.join(', ')}): void {\nconst routes = app as ${module.useType('Routes', ROUTE_FILE)};\n${body.join('\n')}\n}`,
  );
  return module;
}
