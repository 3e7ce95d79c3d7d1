import type { FormNeeds } from '../model/form-needs';
import type { SourceModule } from '../text/source-module';

/** Whether any module uses a name of a file. */
export type IsUsed = (name: string, file: string) => boolean;

export function createUsage(modules: readonly SourceModule[]): IsUsed {
  return (name, file) => modules.some((module) => module.listUsed(file).includes(name));
}

function listFlags(isUsed: IsUsed, file: string, names: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(names.map((name) => [name, isUsed(name, file)]));
}

const OBJECT_CONDITIONS = ['hasPatterns', 'hasNames', 'needsWith', 'followsWith'];
const ZOD_CONDITIONS = ['isNot', 'isConditional', 'hasSome', 'hasPatterns', 'hasNames', 'followsWith'];
const CONDITIONS = [...ZOD_CONDITIONS, 'needsWith'];

function describeChecks(isUsed: IsUsed): Record<string, boolean> {
  const checks = listFlags(isUsed, 'src/schemas/checks.ts', [
    'isTime',
    'isUriReference',
    'isJsonPointer',
    'isRegex',
    'hasLength',
    'int64',
    'text',
    'whole',
    'withSize',
    'hasUniqueItems',
    'isPresent',
    'isNotNamed',
    'own',
    ...CONDITIONS,
  ]);
  const { text = false, hasLength = false, withSize = false, own = false, whole = false, int64 = false } = checks;
  return {
    ...checks,
    objectChecks: OBJECT_CONDITIONS.some((name) => checks[name] === true),
    length: text || hasLength,
    bounds: text || hasLength || withSize || checks.hasSome === true,
    zod: text || withSize || own || whole || int64,
    zodType: ZOD_CONDITIONS.some((name) => checks[name] === true),
  };
}

function describeMediaTypes(
  isUsed: IsUsed,
  { kinds, lists, members }: FormNeeds,
): Record<'replacesBody' | 'textValues' | 'checksBody', boolean> & Record<string, boolean> {
  const forms = listFlags(isUsed, 'src/http/forms.ts', ['readForms', 'formReader', 'carriedReader']);
  const readXml = isUsed('readXml', 'src/http/xml.ts');
  const valueReader = isUsed('valueReader', 'src/http/xml.ts');
  const checksFields = forms.formReader === true || forms.carriedReader === true;
  return {
    ...forms,
    readXml,
    valueReader,
    checksFields,
    checksBody: checksFields || valueReader || isUsed('checkBody', 'src/http/check-body.ts'),
    replacesBody:
      forms.readForms === true ||
      readXml ||
      ['renameJson', 'emptyList', 'keepIntegers'].some((name) => isUsed(name, 'src/http/body.ts')),
    fieldKinds: kinds,
    fieldLists: lists,
    fieldMembers: members,
    textValues: readXml || kinds,
  };
}

/** Functions of `src/http/parameters.ts` that read a value from texts. */
export const PARAMETER_READERS = [
  'integral',
  'integral64',
  'numeric',
  'flag',
  'list',
  'separated',
  'prefixed',
  'members',
  'fromJson',
];

/** What of the links to pages is needed, and what they need themselves. */
function describeLinks(isUsed: IsUsed): Record<string, boolean> {
  const uses = (...names: readonly string[]): boolean => names.some((name) => isUsed(name, 'src/http/links.ts'));
  const links = ['pageLinks', 'offsetLinks', 'cursorLinks'];
  const addresses = ['pageAddresses', 'offsetAddresses', 'cursorAddresses'];
  return {
    ...listFlags(isUsed, 'src/http/links.ts', [...links, ...addresses]),
    anyLinks: uses(...links),
    anyAddresses: uses(...addresses),
    byPage: uses('pageLinks', 'pageAddresses'),
    byOffset: uses('offsetLinks', 'offsetAddresses'),
    byCursor: uses('cursorLinks', 'cursorAddresses'),
    numbered: uses('pageLinks', 'pageAddresses', 'offsetLinks', 'offsetAddresses'),
  };
}

/** Which numbers are told of rows. */
function describeNumbers(isUsed: IsUsed): Record<string, boolean> {
  const flags = listFlags(isUsed, 'src/storage/statistics.ts', ['countWhere', 'meanOf', 'meanOrZero']);
  const tallies = listFlags(isUsed, 'src/storage/tallies.ts', ['countItems', 'meanOfItems']);
  return { ...tallies, ...flags, usesColumn: flags.meanOf === true || flags.meanOrZero === true };
}

const COLUMNS = ['calendarDate', 'instant', 'unicode', 'json', 'fromStored'];
const FILTERS = ['contains', 'equalsKey', 'comparable', 'holds', 'hasAny'];

/** Which of the functions that templates hold some module uses, and what these need themselves. */
export function describeHelpers(
  isUsed: IsUsed,
  forms: FormNeeds,
): ReturnType<typeof describeMediaTypes> & Record<'readsNumbers' | 'keepsNumbers', boolean> {
  const ranges = listFlags(isUsed, 'src/storage/range.ts', ['EVERYTHING', 'pageRange', 'offsetRange', 'limitRange']);
  const columns = listFlags(isUsed, 'src/storage/columns.ts', COLUMNS);
  const tags = listFlags(isUsed, 'src/http/entity-tags.ts', ['isUnchanged', 'requireMatch', 'demandMatch']);
  const filters = listFlags(isUsed, 'src/storage/filters.ts', FILTERS);
  return {
    ...describeChecks(isUsed),
    ...ranges,
    ...columns,
    ...listFlags(isUsed, 'src/http/body.ts', ['requireBody', 'emptyList', 'takeOnly', 'renameJson', 'keepIntegers']),
    ...describeMediaTypes(isUsed, forms),
    ...listFlags(isUsed, 'src/http/uploads.ts', ['optionalFileReader', 'filesReader']),
    ...listFlags(isUsed, 'src/storage/files.ts', ['fileSize', 'fileType', 'fileName']),
    ...listFlags(isUsed, 'src/http/parameters.ts', [...PARAMETER_READERS, 'gatherQuery', 'toKey']),
    readsNumbers: ['integral64', 'numeric'].some((name) => isUsed(name, 'src/http/parameters.ts')),
    keepsNumbers: isUsed('keepIntegers', 'src/http/body.ts'),
    ...tags,
    ...describeLinks(isUsed),
    ...describeNumbers(isUsed),
    ...listFlags(isUsed, 'src/storage/amounts.ts', ['times', 'sum', 'share']),
    ...listFlags(isUsed, 'src/http/cursor.ts', ['readCursor', 'readPlace']),
    tagged: tags.isUnchanged === true || tags.requireMatch === true,
    matched: tags.requireMatch === true || tags.demandMatch === true,
    readers: PARAMETER_READERS.some((name) => isUsed(name, 'src/http/parameters.ts')),
    ...filters,
    comparesValues: ['equalsKey', 'comparable', 'holds', 'hasAny'].some((name) => filters[name] === true),
    comparesColumns: ['equalsKey', 'holds', 'hasAny'].some((name) => filters[name] === true),
    comparesTexts: ['contains', 'holds', 'hasAny'].some((name) => filters[name] === true),
    dates: columns.calendarDate === true || columns.instant === true,
    texts: ['unicode', 'json', 'fromStored'].some((name) => columns[name] === true),
    clamp: ['pageRange', 'offsetRange', 'limitRange'].some((name) => ranges[name] === true),
  };
}
