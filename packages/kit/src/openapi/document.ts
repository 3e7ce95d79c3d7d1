/** Methods a path item may carry, in the order in which operations of one path are listed. */
export const HTTP_METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'] as const;
/** See {@link HTTP_METHODS}. */
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Points at a value of the same document; in a bundled specification every reference begins with `#/`. */
export interface Reference {
  readonly $ref: string;
}

/** The types of JSON Schema. */
export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** A schema of OpenAPI 3.1, which is JSON Schema 2020-12; only keywords that somebody here reads are named. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaOrBoolean;
  readonly items?: SchemaOrBoolean;
  readonly prefixItems?: readonly SchemaOrBoolean[];
  readonly allOf?: readonly SchemaOrBoolean[];
  readonly anyOf?: readonly SchemaOrBoolean[];
  readonly oneOf?: readonly SchemaOrBoolean[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly not?: SchemaOrBoolean;
  readonly if?: SchemaOrBoolean;
  readonly then?: SchemaOrBoolean;
  readonly else?: SchemaOrBoolean;
  readonly contains?: SchemaOrBoolean;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly patternProperties?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly propertyNames?: SchemaOrBoolean;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly xml?: XmlNaming;
}
/** `true` allows anything, `false` nothing. */
export type SchemaOrBoolean = Schema | boolean;

/** How a value is written in XML, where it is not an element called as its property. */
export interface XmlNaming {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  /** An attribute of the element around it. */
  readonly attribute?: boolean;
  /** Of a list: in an element of its own. */
  readonly wrapped?: boolean;
}

/** How a part of a form is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** A body or parameter in one media type. */
export interface MediaType {
  readonly schema?: SchemaOrBoolean;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
  /** For the parts of a form, by name; `contentType` may name several types, separated by commas. */
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path' | 'cookie';
  readonly description?: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: SchemaOrBoolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** The body that a request carries. */
export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** One answer of an operation. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly links?: Readonly<Record<string, unknown>>;
}

/** Scheme names that must all be satisfied, with their scopes; empty: open to anyone. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** What can be asked of a path with one method. */
export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  /** By status: `200`, `2XX` or `default`. */
  readonly responses?: Readonly<Record<string, Response | Reference>>;
  readonly security?: readonly SecurityRequirement[];
  readonly callbacks?: Readonly<Record<string, unknown>>;
  readonly servers?: readonly Server[];
  readonly deprecated?: boolean;
}

/** A path: its operations by method, and the parameters that all of them share. */
export type PathItem = Readonly<Partial<Record<HttpMethod, Operation>>> & {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly servers?: readonly Server[];
};

/** A way to authenticate. */
export interface SecuritySchemeObject {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
  readonly description?: string;
}

/** Parts that the rest of the document refers to. */
export interface Components {
  readonly schemas?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject | Reference>>;
}

/** Where a service can be reached. */
export interface Server {
  readonly url: string;
  /** For the names in braces of the address. */
  readonly variables?: Readonly<Record<string, { readonly default: string | number }>>;
}

/**
 * A bundled specification as `phases/plan/openapi.json` holds it: OpenAPI 3.1, one file, only internal references, all
 * of which lead somewhere.
 */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly Server[];
  readonly paths?: Readonly<Record<string, PathItem | Reference>>;
  readonly webhooks?: Readonly<Record<string, unknown>>;
  readonly components?: Components;
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
}
