import type { TreeFile } from '../kinds/index';
import { DocumentTexts } from './document-texts';
import { textOf } from './documents';
import { OutputError } from './error';
import { sha256 } from './manifest';

/** What stands where a file is looked for. */
export type Content =
  | FoundContent
  /** Why there is none: `is missing`. */
  | { readonly problem: string };

interface FoundContent {
  readonly sha256: string;
  readonly bytes: () => Buffer;
  /** A file that is known to be written like that. */
  readonly file?: TreeFile;
  readonly problem?: undefined;
}

/** Reads the files of trees. Equal texts are parsed once, so that equal objects of a fleet are one object. */
export class FileReader {
  private readonly known = new Map<string, TreeFile | string>();
  private readonly documents = new DocumentTexts();

  /** A file, or why it is left out. */
  read(file: string, content: FoundContent, candidate: () => TreeFile | undefined): TreeFile | string {
    const key = `${file}\n${content.sha256}`;
    const known =
      this.known.get(key) ??
      content.file ??
      this.same(candidate(), content.sha256) ??
      this.parse(file, content.bytes());
    this.known.set(key, known);
    return known;
  }

  /** A file that is known already, where its text is the one with this digest. */
  private same(file: TreeFile | undefined, digest: string): TreeFile | undefined {
    const text = file && writtenText(file);
    if (file === undefined || text === undefined) return undefined;
    if (sha256(text) === digest) return file;
    this.documents.learn(file, text);
    return undefined;
  }

  private parse(file: string, bytes: Buffer): TreeFile | string {
    const text = utf8(bytes);
    if (text === undefined) return 'is not UTF-8; it is left out';
    const read = this.documents.read(file, text);
    return typeof read === 'string' ? `is left out: ${read.replace(/\.$/, '')}` : read;
  }
}

/** The text of a file; undefined where it cannot be written. */
function writtenText(file: TreeFile): string | undefined {
  try {
    return textOf(file);
  } catch (error) {
    if (error instanceof OutputError) return undefined;
    throw error;
  }
}

/** Undefined where it is not UTF-8. */
export function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
