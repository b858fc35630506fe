import type { LineCounter } from 'yaml';
import type { RuleInfo } from '../findings/index';
import {
  describe,
  hasSopsMetadata,
  isMap,
  type KubeObject,
  problemWithSubdomain,
  readableIn,
} from '../kinds/index';
import { yaml } from '../yaml/index';
import { fileMistakes } from './file-mistakes';

/** What is wrong with one document of a file. It never has anything in it that should be secret. */
interface SopsProblem {
  readonly rule: RuleInfo;
  /** Ends a sentence that begins with the file. */
  readonly problem: string;
  readonly hint: string;
  readonly line: number;
}

/** A file of Secrets, as SOPS encrypts them: the objects that are good, and what is wrong with the others. */
export interface SopsFile {
  readonly secrets: readonly KubeObject[];
  readonly problems: readonly SopsProblem[];
}

const encrypt = "Encrypt it: sops encrypt --in-place --encrypted-regex '^(data|stringData)$' <file>.";

/** Looks through the text of a file. */
export function readSopsFile(text: string): SopsFile {
  const lines = new (yaml().LineCounter)();
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const secrets: KubeObject[] = [];
  const problems: SopsProblem[] = [];
  for (const document of documentsOf(text, lines)) {
    const line = lineOf(document.at);
    if (document.value === null) continue;
    const found = document.isBroken ? [notYaml] : problemsOf(document.value);
    if (found.length === 0) secrets.push(document.value as KubeObject);
    problems.push(...found.map(problem => ({ ...problem, line })));
  }
  if (secrets.length === 0 && problems.length === 0)
    problems.push({ ...notSecret('has no Secret in it'), line: 1 });
  return { secrets, problems };
}

type Problem = Omit<SopsProblem, 'line'>;

interface Document {
  /** Where it begins, or where it breaks. */
  readonly at: number;
  readonly isBroken: boolean;
  readonly value: unknown;
}

function documentsOf(text: string, lineCounter: LineCounter): Document[] {
  try {
    const documents = yaml().parseAllDocuments(text, { lineCounter, prettyErrors: false });
    if (!Array.isArray(documents)) return [];
    return documents.map(document => {
      const [error] = document.errors;
      if (error !== undefined) return { at: error.pos[0], isBroken: true, value: undefined };
      // SOPS takes no aliases, and neither does this.
      const value: unknown = document.toJS({ maxAliasCount: 0 });
      return { at: document.contents?.range[0] ?? 0, isBroken: false, value };
    });
  } catch {
    // An alias, or a nesting that the parser runs out of stack with. Its message may hold what is secret.
    return [{ at: 0, isBroken: true, value: undefined }];
  }
}

const notYaml: Problem = {
  rule: fileMistakes.notYaml,
  problem: 'is no YAML that SOPS writes',
  hint: 'Write it again with sops; never edit an encrypted file by hand.',
};

const notSecret = (problem: string): Problem => ({
  rule: fileMistakes.notSecret,
  problem,
  hint: 'A file of Secrets holds nothing but v1 Secrets with name and namespace, of which SOPS encrypts data and stringData only (encrypted_regex).',
});

function problemsOf(value: unknown): Problem[] {
  if (!isMap(value) || value.apiVersion !== 'v1' || value.kind !== 'Secret' || !isMap(value.metadata))
    return [notSecret('has a document that is no Secret')];
  const { name, namespace } = value.metadata;
  for (const [what, text] of Object.entries({ name, namespace }))
    if (typeof text !== 'string' || problemWithSubdomain(text) !== undefined)
      return [notSecret(`has a Secret without a usable ${what}`)];
  const secret = value as unknown as KubeObject;
  return [...leaks(secret), ...unsealed(secret)];
}

function* leaks(secret: KubeObject): Generator<Problem> {
  for (const place of readableIn(secret))
    yield {
      rule: fileMistakes.inClear,
      problem: `has ${describe(secret)} with ${place} in clear`,
      hint: `${encrypt} If it is in git already, make the secret anew.`,
    };
}

function* unsealed(secret: KubeObject): Generator<Problem> {
  if (!hasSopsMetadata(secret))
    yield {
      rule: fileMistakes.noMetadata,
      problem: `has ${describe(secret)} without the metadata of SOPS and its code over all values (sops.mac)`,
      hint: encrypt,
    };
}
