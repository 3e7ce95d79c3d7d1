import { foldName, toSingular } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

/** What a body carries where it only says which items an operation is about. */
export interface MemberBody {
  readonly property: string;
  /** Whether it carries several. */
  readonly isList: boolean;
}

/** `POST /groups/{groupId}/devices` with nothing but `{ "deviceId": … }`: what is there already is added, and none made. */
export function findMemberBody(
  { entry, shape, request }: OperationView,
  { name, id, collections }: ResourceDraft,
): MemberBody | undefined {
  if (entry.method !== 'post' || shape.kind !== 'collection' || request?.isJson !== true) return undefined;
  const [main] = collections;
  const isMadeElsewhere = main?.key !== shape.key && main?.onCollection.some((view) => view.entry.method === 'post');
  const [only, ...others] = Object.entries(request.schema?.value.properties ?? {});
  if (isMadeElsewhere !== true || only === undefined || others.length > 0) return undefined;
  const [property, schema] = only;
  const isList = typeof schema === 'object' && [schema.type].flat().includes('array');
  const called = foldName(isList ? toSingular(property) : property);
  const stem = toSingular(shape.segment);
  const isHere = collections.some(({ key }) => key === shape.key) || foldName(stem) === foldName(name);
  const here = isHere ? [id.property, `${stem}Id`] : [];
  const names = [`${name}Id`, `${name}${id.property}`, ...here].map(foldName);
  return names.includes(called) ? { property, isList } : undefined;
}
