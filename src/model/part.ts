import { Construct, type IConstruct } from 'constructs';
import { type Finding, Origin, type Silence, type SourcePosition } from '../findings/index';

/** What is kept of a part for the checks; people writing blueprints have no use for it. */
interface PartRecord {
  /** The id as it was written; constructs rewrites some characters of it. */
  readonly id: string;
  readonly origin: Origin;
  readonly silences: Silence[];
  /** True when another part of the same scope had the id first. */
  readonly duplicate: boolean;
  /** For a part that stands in a fleet file; its origin is only the code that read the file. */
  written?: Written;
}

/** What the fleet file knows of a part: where it stands, and what is wrong with its shape there. */
export interface Written {
  readonly position: SourcePosition;
  readonly findings: readonly Finding[];
  /** Where a property stands, or what is left of the way to it. */
  readonly positionOf: (property: readonly string[]) => SourcePosition;
}

const records = new WeakMap<IConstruct, PartRecord>();

/**
 * Anything that people write in a blueprint. It remembers where it was written, and a second one with the same id is
 * kept apart for a finding instead of ending the program, so that all mistakes of a blueprint are shown at once.
 */
export abstract class Part extends Construct {
  /** @param scope the fleet, or the part that this one belongs to @param id unique in its scope */
  constructor(scope: Construct, id: string) {
    const usual = usualId(id);
    const duplicate = scope.node.tryFindChild(usual) !== undefined;
    super(scope, duplicate ? freeId(scope, usual) : usual);
    remember(this, new.target, id, duplicate);
  }

  /** The name as it was written: of the cluster, namespace, service, policy or layer. */
  get name(): string {
    return nameOf(this);
  }

  /**
   * Accepts one kind of warning at this part and everything below it. Errors cannot be silenced.
   *
   * @param rule the rule's id, such as `cluster/service-cidrs-overlap`
   * @param reason why it is fine here; reports show it
   */
  silence(rule: string, reason: string): this {
    silence(this, rule, reason);
    return this;
  }
}

/** Registers a construct as something that people wrote. `above` is the class whose constructor they called. */
export function remember(
  part: IConstruct,
  above: abstract new (...args: never[]) => unknown,
  id: string,
  duplicate = false,
): void {
  const origin = new Origin(above as unknown as (...args: never[]) => unknown);
  records.set(part, { id: asName(id), origin, silences: [], duplicate });
}

/** JavaScript may give anything as a name; what is no text is no name. */
export function asName(id: unknown): string {
  return typeof id === 'string' ? id : '';
}

/** A part whose warnings can be silenced. */
interface Silenceable extends IConstruct {
  readonly silence: (rule: string, reason: string) => unknown;
}

/** Records a silenced warning; see {@link Part.silence}. It was written where that was called, unless said otherwise. */
export function silence(
  part: Silenceable,
  rule: string,
  reason: string,
  written: Silence['written'] = new Origin(part.silence),
): void {
  recordOf(part).silences.push({ path: pathOf(part), rule: asName(rule), reason, written });
}

function recordOf(part: IConstruct): PartRecord {
  const record = records.get(part);
  if (record === undefined) throw new TypeError(`${part.node.path} is no part of a Meshprint fleet`);
  return record;
}

/** constructs refuses an empty id, and takes names that every object has, such as `constructor`, for taken. */
function usualId(id: unknown): string {
  const text = asName(id);
  return text === '' || text in Object.prototype ? `(${text})` : text;
}

/** A free id next to the wanted one; constructs itself would throw. */
function freeId(scope: Construct, id: string): string {
  let n = 2;
  while (scope.node.tryFindChild(`${id} (${n})`) !== undefined) n += 1;
  return `${id} (${n})`;
}

/** The name of a part as it was written. */
export function nameOf(part: IConstruct): string {
  return recordOf(part).id;
}

/** Place of a part in the model: names from below the fleet, joined with `/`; empty for the fleet itself. */
export function pathOf(part: IConstruct): string {
  return part.node.scopes
    .slice(1)
    .map(scope => records.get(scope)?.id ?? scope.node.id)
    .join('/');
}

/** Where a part was written, or one property of it; undefined for a construct that no blueprint wrote. */
export function positionOf(part: IConstruct, property: readonly string[] = []): SourcePosition | undefined {
  const record = records.get(part);
  if (record?.written === undefined) return record?.origin.position();
  return property.length === 0 ? record.written.position : record.written.positionOf(property);
}

/** Says that a part stands in a fleet file, which was checked as a whole. */
export function setWritten(part: IConstruct, written: Written): void {
  recordOf(part).written = written;
}

/** What the fleet file knows of a part; undefined for one that code made. */
export function writtenOf(part: IConstruct): Written | undefined {
  return records.get(part)?.written;
}

/** What was silenced at a part. */
export function silencesOf(part: IConstruct): readonly Silence[] {
  return recordOf(part).silences;
}

/** True when another part of the same scope had this part's name first. */
export function isDuplicate(part: IConstruct): boolean {
  return recordOf(part).duplicate;
}

/** True for a construct that people wrote in a blueprint, as against one from cdk8s. */
export function isPart(construct: IConstruct): boolean {
  return records.has(construct);
}
