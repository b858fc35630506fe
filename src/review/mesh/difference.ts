import type { Tree } from '../../kinds/index';
import { observe } from '../../mesh/index';
import { type ConnectionDifference, connectionDifferences, countConnections, mostCells } from './connections';
import { countQuestions, mostQuestions, type ServiceDifference, serviceDifferences } from './services';

/** What a change does to traffic, as the simulators answer it. */
export interface MeshDifference {
  /** What opens and closes between pods that are there before and after. */
  readonly connections: readonly ConnectionDifference[];
  /** Who gets other backends; where nobody answers any more first. */
  readonly services: readonly ServiceDifference[];
  /** What was too much to be asked: sentences. */
  readonly unasked: readonly string[];
}

/** What a change of repositories does to traffic. */
export function meshDifference(before: readonly Tree[], after: readonly Tree[]): MeshDifference {
  const states = [observe(before), observe(after)] as const;
  const areConnections = countConnections(states) <= mostCells;
  const areServices = countQuestions(states) <= mostQuestions;
  return {
    connections: areConnections ? connectionDifferences(...states) : [],
    services: areServices ? serviceDifferences(...states) : [],
    unasked: [
      ...(areConnections
        ? []
        : [
            'What policies open and close was not asked: too much differs; ask meshprint reach --base for one namespace.',
          ]),
      ...(areServices
        ? []
        : [
            'Who gets other backends was not asked: there are too many services and clusters; ask meshprint resolve for one.',
          ]),
    ],
  };
}
