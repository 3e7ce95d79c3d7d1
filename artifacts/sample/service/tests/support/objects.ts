/** An object with some of its properties. */
export function only<T extends object, K extends keyof T>(
  value: T,
  ...keys: readonly K[]
): Pick<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => keys.includes(key as K)),
  ) as Pick<T, K>;
}

/** An object without some of its properties. */
export function without<T extends object, K extends keyof T>(
  value: T,
  ...keys: readonly K[]
): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !keys.includes(key as K)),
  ) as Omit<T, K>;
}
