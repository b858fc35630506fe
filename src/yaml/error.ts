import { showPosition, type SourcePosition } from '../findings/index';

/** A YAML file that cannot be read at all; its message is for people and says where and why. */
export class YamlError extends Error {
  constructor(
    readonly position: SourcePosition,
    readonly problem: string,
  ) {
    super(`${showPosition(position, process.cwd())}: ${problem}`);
  }
}
