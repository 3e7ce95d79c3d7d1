export type { TypeScript } from '@orchestrate/kit/toolchain/typescript';
export { loadTypeScript } from '@orchestrate/kit/toolchain/typescript';
