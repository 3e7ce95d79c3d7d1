/**
 * One place of the file system inside a sandbox. `read` and `write` show what is there outside at the same path, `link`
 * is a symbolic link, `fresh` an empty directory of its own, `cover` stands over what is there so that nobody reads it.
 */
export type Mount =
  | { readonly kind: 'read' | 'write' | 'fresh'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'cover'; readonly path: string; readonly isDirectory: boolean };

/** Whether a path is a directory or lies in it. */
export function isWithin(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}
