import { useEffect, useReducer } from 'react';
import { useSubscription } from 'urql';
import { MatrixChangedDocument, MatrixDocument, type MatrixInput } from '../graphql/generated/graphql.js';
import { rereadOnOpen } from '../graphql/client.js';
import { useGraph } from '../graphql/use-graph.js';
import {
  applyDelta,
  decodeMatrix,
  differences,
  type MatrixData,
  type MatrixDelta,
} from './matrix-data.rules.js';

const remembered = 60_000;

/** A cell that changed while it was watched. */
export interface CellChange {
  cell: number;
  at: number;
}

/** The matrix as it is now, and what changed in the last minute. */
export interface LiveMatrix {
  matrix: MatrixData | null;
  /** Newest last. */
  changes: CellChange[];
}

type Action =
  { kind: 'READ'; matrix: MatrixData; at: number } | { kind: 'DELTA'; delta: MatrixDelta; at: number };

function remember(changes: CellChange[], cells: number[], at: number): CellChange[] {
  return [...changes.filter((change) => at - change.at < remembered), ...cells.map((cell) => ({ cell, at }))];
}

/**
 * Whether a reading is older than what deltas made of it. The cache hands out its last reading again whenever a delta
 * brings a total that the reading shares, with the cells as they were.
 */
function isSuperseded(current: MatrixData | null, read: MatrixData): boolean {
  return current?.id === read.id && Date.parse(read.asOf) < Date.parse(current.asOf);
}

/** The next state of a live matrix; the time is part of the action. */
export function liveMatrixReducer(state: LiveMatrix, action: Action): LiveMatrix {
  if (action.kind === 'READ') {
    if (isSuperseded(state.matrix, action.matrix)) return state;
    const changed = state.matrix ? differences(state.matrix, action.matrix) : [];
    return { matrix: action.matrix, changes: remember(state.changes, changed, action.at) };
  }
  // A change that comes before the first reading is part of it: the matrix is read again once the stream is open.
  if (!state.matrix) return state;
  const { matrix, changed } = applyDelta(state.matrix, action.delta);
  return { matrix, changes: remember(state.changes, changed, action.at) };
}

const openContext = { context: rereadOnOpen };

/** Reads a matrix and follows it. */
export function useLiveMatrix(input: MatrixInput) {
  const read = useGraph(MatrixDocument, { input });
  const [state, dispatch] = useReducer(liveMatrixReducer, { matrix: null, changes: [] });
  const answer = read.data?.matrix;
  useEffect(() => {
    if (answer) dispatch({ kind: 'READ', matrix: decodeMatrix(answer), at: Date.now() });
  }, [answer]);
  useSubscription(
    { query: MatrixChangedDocument, variables: { input }, ...openContext },
    (_previous, next) => {
      dispatch({ kind: 'DELTA', delta: next.matrixChanged, at: Date.now() });
      return next;
    },
  );
  return { read, ...state };
}
