import { describe, type Json, type KubeObject, type ObjectsFile, type TreeFile } from '../kinds/index';
import { escapeUnseen, isWellFormed } from './characters';
import { OutputError } from './error';
import { objectOrder } from './order';
import { Unwritable } from './scalar';
import { findUnwritable } from './unwritable';
import { emit, type EntryTexts, type KeyOrder } from './yaml';

/** The text of a file in a tree. What Meshprint writes itself ends with exactly one newline. */
export function textOf(file: TreeFile): string {
  if ('carried' in file) return file.carried;
  if ('objects' in file) return objectsText(file);
  if ('data' in file) return endedOnce(comment(file.comment) + written(file.data, file.path));
  // Read once, since it may be made when it is read.
  const { text } = file;
  if (!isWellFormed(text)) throw unwritable(file.path, 'the text holds half a character');
  return endedOnce(text);
}

function objectsText(file: ObjectsFile): string {
  const documents = file.objects.map(({ object, path }) => comment(path) + objectText(object, file.path));
  // The blank line keeps what is said of the file apart from what is said of its first object.
  const header = comment(file.comment);
  return endedOnce(`${header}${header === '' ? '' : '\n'}${documents.join('---\n')}`);
}

/** Objects are interned, so that one may be in every cluster's tree; its text is made once. */
const texts = new WeakMap<KubeObject, string>();

function objectText(object: KubeObject, file: string): string {
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = written(object, `${file}: ${describe(object)}`, objectOrder);
  texts.set(object, text);
  return text;
}

/** What is in a tree never changes. Each peer is an entry of nearly every cluster's values. */
const entries: EntryTexts = new WeakMap();

function written(value: Json, where: string, order?: KeyOrder): string {
  try {
    // How an object's keys are ordered depends on where they are, so that none of its texts fits elsewhere.
    return order === undefined ? emit(value, order, entries) : emit(value, order);
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    const { place, reason } = findUnwritable(value) ?? { place: '', reason: error.message };
    throw unwritable(`${where}${place === '' ? '' : `, ${place.replace(/^\./, '')}`}`, reason);
  }
}

const unwritable = (where: string, reason: string): OutputError =>
  new OutputError([
    { what: escapeUnseen(`${where}: ${reason}`), mend: 'Mend the value where the blueprint sets it.' },
  ]);

/** Lines of a comment. What is unseen is escaped: a newline in a name must not end the comment. */
function comment(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const lines = text.split('\n').map(line => `# ${escapeUnseen(line)}`.trimEnd());
  return `${lines.join('\n')}\n`;
}

function endedOnce(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  // As it stands where it is right, which spares long texts a copy.
  return end === text.length - 1 ? text : `${text.slice(0, end)}\n`;
}
