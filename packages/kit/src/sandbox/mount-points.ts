/**
 * Where file systems are mounted, from the text of `/proc/self/mountinfo`, in which blanks are written in octal.
 */
export function listMountPoints(mountInfo: string): string[] {
  return mountInfo
    .split('\n')
    .flatMap((line) => line.split(' ')[4] ?? [])
    .map((point) => point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8))));
}
