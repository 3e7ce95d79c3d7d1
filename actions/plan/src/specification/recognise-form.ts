/** What a file is, by its content. `refused` says why not, and what helps. */
export type SpecificationForm =
  | { readonly form: 'openapi-3.0' | 'openapi-3.1' | 'short-form' }
  | {
      readonly form: 'refused';
      readonly pointer: '#' | '#/openapi' | '#/swagger';
      readonly message: string;
      readonly advice: string;
    };

function recogniseVersion(version: unknown): SpecificationForm {
  if (typeof version !== 'string') {
    const message = `the version must be text, not ${JSON.stringify(version)}`;
    return { form: 'refused', pointer: '#/openapi', message, advice: "write it in quotes, as in openapi: '3.1.0'" };
  }
  if (/^3\.0\.\d+/.test(version)) return { form: 'openapi-3.0' };
  if (/^3\.1\.\d+/.test(version)) return { form: 'openapi-3.1' };
  const message = `OpenAPI ${version} is not supported`;
  return { form: 'refused', pointer: '#/openapi', message, advice: 'use 3.0.x or 3.1.x, as in openapi: 3.1.0' };
}

/** Tells OpenAPI of either version, the short form and everything else apart. */
export function recogniseForm(root: unknown): SpecificationForm {
  const keys =
    typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as Record<string, unknown>) : {};
  if (keys.openapi !== undefined) return recogniseVersion(keys.openapi);
  if (keys.swagger !== undefined) {
    const message = `OpenAPI ${typeof keys.swagger === 'string' ? keys.swagger : '2'} (Swagger) is not supported`;
    const advice = 'convert it first: npx swagger2openapi --yaml --outfile openapi.yaml <this file>';
    return { form: 'refused', pointer: '#/swagger', message, advice };
  }
  if (keys.service !== undefined && keys.entities !== undefined) return { form: 'short-form' };
  return {
    form: 'refused',
    pointer: '#',
    message: root === undefined || root === null ? 'the file is empty' : 'this is no specification',
    advice: 'begin an OpenAPI document with openapi: 3.1.0, or the short form with service: and entities:',
  };
}
