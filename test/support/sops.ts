/** Values and files of the form that SOPS gives them; nothing is in them, and there is no key. */
export const sealed = 'ENC[AES256_GCM,data:cGFzc3dvcmQ=,iv:aXZpdml2aXY=,tag:dGFndGFndGFn,type:str]';

/** What a file of a test says differently; `undefined` leaves it out. */
export interface SecretChange {
  readonly name?: string;
  readonly namespace?: string;
  readonly value?: string;
  /** Lines below `metadata`. */
  readonly metadata?: string;
  readonly sops?: string;
}

/** A Secret as SOPS leaves it in a file. */
export function encryptedSecret({
  name = 'database',
  namespace = 'default',
  value = sealed,
  metadata = '',
  sops = `sops:\n    age:\n        - recipient: age1\n    mac: ${sealed}\n    version: 3.11.0\n`,
}: SecretChange = {}): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n    name: ${name}\n    namespace: ${namespace}\n${metadata}stringData:\n    password: ${value}\n${sops}`;
}
