/** What a schema allows, with references followed and `allOf` folded: what samples, faults and arbitraries are made from. */
export type Shape =
  StringShape | NumberShape | BooleanShape | EnumShape | ArrayShape | ObjectShape | UnionShape | AnyShape | OpaqueShape;

interface Nullable {
  readonly isNullable: boolean;
}

export interface StringShape extends Nullable {
  readonly kind: 'string';
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength: number;
  readonly maxLength?: number;
  /** Whether spaces alone are refused. */
  readonly isNotBlank?: boolean;
}

/** Bounds are inclusive; for integers the exclusive ones have been moved by one. */
export interface NumberShape extends Nullable {
  readonly kind: 'number' | 'integer';
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Numbers only: the bound itself is not allowed. */
  readonly excludesMinimum: boolean;
  readonly excludesMaximum: boolean;
  readonly multipleOf?: number;
}

export interface BooleanShape extends Nullable {
  readonly kind: 'boolean';
}

/** One of several JSON values; `null` is told by `isNullable`. */
export interface EnumShape extends Nullable {
  readonly kind: 'enum';
  readonly values: readonly unknown[];
}

export interface ArrayShape extends Nullable {
  readonly kind: 'array';
  readonly items: Shape;
  readonly minItems: number;
  readonly maxItems?: number;
  readonly isUnique: boolean;
}

export interface ObjectShape extends Nullable {
  readonly kind: 'object';
  readonly properties: readonly PropertyShape[];
  /** Whether names that are not listed are allowed, or the shape of their values. */
  readonly additional: boolean | Shape;
  readonly minProperties: number;
}

export interface PropertyShape {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly hasDefault: boolean;
  /** The default, where there is one. */
  readonly fallback?: unknown;
  readonly shape: Shape;
}

export interface UnionShape extends Nullable {
  readonly kind: 'union';
  readonly choices: readonly Shape[];
}

export interface AnyShape extends Nullable {
  readonly kind: 'any';
}

/** A schema that nobody here can make values for, and why. */
export interface OpaqueShape extends Nullable {
  readonly kind: 'opaque';
  readonly why: string;
}
