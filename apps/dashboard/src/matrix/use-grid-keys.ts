import { useState, type KeyboardEvent } from 'react';
import { direction } from '../language/formats.js';
import type { Place } from './matrix-painter.js';

/** Moves of the active cell: -1 is the header of the row or column. */
const moves: Record<string, (place: Place) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column + (direction === 'rtl' ? 1 : -1) }),
  ArrowRight: ({ row, column }) => ({ row, column: column + (direction === 'rtl' ? -1 : 1) }),
};

const clamp = (value: number, count: number) => Math.min(Math.max(value, -1), count - 1);

interface GridKeys {
  rows: number;
  columns: number;
  pageRows: () => number;
  /** Enter or space on a cell or a header. */
  onOpen: (place: Place) => void;
  /** `+` or `-` on a row. */
  onFold: (place: Place, folded: boolean) => void;
  onMove: (place: Place) => void;
}

function jump(key: string, from: Place, { rows, columns, pageRows }: GridKeys): Place | null {
  switch (key) {
    case 'Home':
      return { ...from, column: 0 };
    case 'End':
      return { ...from, column: columns - 1 };
    case 'PageUp':
      return { ...from, row: Math.max(0, from.row - pageRows()) };
    case 'PageDown':
      return { ...from, row: Math.min(rows - 1, from.row + pageRows()) };
    default:
      return null;
  }
}

/** The active cell of the grid and the keys that move it; arrows go where they point, in either reading direction. */
export function useGridKeys(keys: GridKeys) {
  const [active, setActive] = useState<Place | null>(null);
  const { rows, columns, onOpen, onFold, onMove } = keys;
  const inside = active && { row: clamp(active.row, rows), column: clamp(active.column, columns) };

  const moveTo = (place: Place) => {
    const next = { row: clamp(place.row, rows), column: clamp(place.column, columns) };
    // The corner has nothing to say.
    if (next.row === -1 && next.column === -1) return;
    setActive(next);
    onMove(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = inside ?? { row: 0, column: 0 };
    const target = moves[event.key]?.(inside ? from : { row: 0, column: 0 }) ?? jump(event.key, from, keys);
    if (target) moveTo(inside ? target : from);
    else if ((event.key === 'Enter' || event.key === ' ') && inside) onOpen(inside);
    else if ((event.key === '+' || event.key === '-') && inside) onFold(inside, event.key === '-');
    else return;
    event.preventDefault();
  };

  return { active: inside, setActive, onKeyDown };
}
