/** Programs of the system that tests need; where one is missing it is installed from the distribution, and else they fail. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Makes sure that `isThere`, installing the package as root. Throws with what to do where that is not possible. */
export function needPackage(name: string, isThere: () => boolean): void {
  if (isThere()) return;
  console.log(`installing the package "${name}"`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', name], { env, stdio: 'ignore' });
  } catch (error) {
    throw new Error(`"${name}" is missing and could not be installed; install that package: ${String(error)}`, {
      cause: error,
    });
  }
  if (!isThere()) throw new Error(`"${name}" was installed and is not to be found`);
}

/** The path of a program, of the package of that name unless told otherwise. */
export function program(name: string, packageName = name): string {
  const found = () =>
    [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin']
      .map((folder) => join(folder, name))
      .find(canRun);
  needPackage(packageName, () => found() !== undefined);
  return found() ?? name;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
