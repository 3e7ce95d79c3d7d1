declare module 'prismjs/components/prism-core' {
  import type * as PrismModule from 'prismjs';

  const Prism: typeof PrismModule;
  export = Prism;
}
declare module 'prismjs/components/*';
