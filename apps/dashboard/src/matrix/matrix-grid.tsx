import {
  memo,
  useDeferredValue,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type Ref,
  type RefObject,
} from 'react';
import { m } from '../paraglide/messages.js';
import { stateOf } from './matrix-cell.rules.js';
import type { MatrixData } from './matrix-data.rules.js';
import { cellKey, cellWords } from './matrix-labels.js';
import { MatrixMap } from './matrix-map.js';
import type { Place } from './matrix-painter.js';
import { ColumnHeaders, RowHeader } from './matrix-headers.js';
import { MatrixSheet, type SheetWindow, type Shown } from './matrix-sheet.js';
import { rowName, type MatrixView } from './matrix-view.rules.js';
import styles from './matrix-grid.module.css';
import { useGridKeys } from './use-grid-keys.js';
import type { CellChange } from './use-live-matrix.js';

/** Branches that are folded, by eId and code. */
export type Folded = ReadonlySet<string>;

interface MatrixGridProps {
  matrix: MatrixData;
  view: MatrixView;
  changes: CellChange[];
  folded: Folded;
  /** The open cell, as indexes into the matrix. */
  selected: { row: number; column: number } | null;
  onFold: (id: string, folded: boolean) => void;
  onOpen: (row: number, column: number) => void;
}

/** What others may ask of the grid. */
export interface MatrixGridHandle {
  focus: () => void;
}

function stretch(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
}

interface CellsProps {
  matrix: MatrixData;
  view: MatrixView;
  row: number;
  firstColumn: number;
  endColumn: number;
  selected: number;
  idPrefix: string;
}

/** The cells of one row near the screen, for screen readers, the pointer and tests; the canvas under them is what is seen. */
const Cells = memo(function Cells({
  matrix,
  view,
  row,
  firstColumn,
  endColumn,
  selected,
  idPrefix,
}: CellsProps) {
  const rowIndex = view.rows[row] ?? 0;
  const provision = matrix.rows.nodes[rowIndex];
  if (!provision) return null;
  return stretch(firstColumn, endColumn).map((column) => {
    const columnIndex = view.columns[column] ?? 0;
    const cell = rowIndex * matrix.columns.nodes.length + columnIndex;
    const byte = matrix.cells[cell] ?? 0;
    const label = `${rowName(provision)} · ${matrix.columns.nodes[columnIndex]?.name}: ${cellWords(byte, matrix.counts[cell] ?? 0)}`;
    return (
      <div
        key={columnIndex}
        id={`${idPrefix}${row}-${column}`}
        role="gridcell"
        className={styles.cell}
        aria-colindex={column + 2}
        aria-selected={selected === columnIndex}
        aria-label={label}
        title={label}
        data-cell={cellKey(matrix, rowIndex, columnIndex)}
        data-state={stateOf(byte)}
        data-count={matrix.counts[cell]}
        data-place={`${row}-${column}`}
        style={{ '--column': column } as CSSProperties}
      />
    );
  });
});

function placeOf(event: MouseEvent): Place | null {
  const place = (event.target as Element).closest<HTMLElement>('[data-place]')?.dataset.place;
  const [row, column] = place?.split('-').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** Joins the painted sheet to its elements; tells which cells are near the screen. */
function useSheet(
  sheetRef: RefObject<MatrixSheet | null>,
  frameRef: RefObject<HTMLElement | null>,
  canvasRef: RefObject<HTMLCanvasElement | null>,
  shown: Shown,
): SheetWindow {
  const [near, setNear] = useState<SheetWindow>({ firstRow: 0, endRow: 0, firstColumn: 0, endColumn: 0 });
  useEffect(() => {
    if (!frameRef.current || !canvasRef.current) return;
    const made = new MatrixSheet(frameRef.current, canvasRef.current, setNear);
    sheetRef.current = made;
    return () => made.dispose();
  }, [sheetRef, frameRef, canvasRef]);
  const { matrix, view, changes, active, selected } = shown;
  const activeRow = active?.row;
  const activeColumn = active?.column;
  useEffect(() => {
    const place =
      activeRow === undefined || activeColumn === undefined ? null : { row: activeRow, column: activeColumn };
    sheetRef.current?.show({ matrix, view, changes, active: place, selected });
  }, [sheetRef, matrix, view, changes, activeRow, activeColumn, selected]);
  return near;
}

/** Whether everything is on the screen, so that a map would show nothing new. */
function isWholly(near: SheetWindow, view: MatrixView): boolean {
  return (
    near.endRow - near.firstRow >= view.rows.length &&
    near.endColumn - near.firstColumn >= view.columns.length
  );
}

interface GridBodyProps extends MatrixGridProps {
  near: SheetWindow;
  active: Place | null;
  idPrefix: string;
}

/** The rows near the screen. Headers follow the finger; the cells of the parallel grid may come a moment later. */
function GridBody({ matrix, view, selected, folded, onFold, near, active, idPrefix }: GridBodyProps) {
  const cells = useDeferredValue(near);
  return (
    <div className={styles.body} role="presentation">
      {stretch(near.firstRow, Math.min(near.endRow, view.rows.length)).map((row) => (
        <div
          key={view.rows[row]}
          className={styles.row}
          role="row"
          aria-rowindex={row + 2}
          style={{ '--row': row } as CSSProperties}
        >
          <RowHeader
            matrix={matrix}
            index={view.rows[row] ?? 0}
            id={`${idPrefix}${row}--1`}
            isActive={active?.row === row && active.column === -1}
            folded={folded}
            onFold={onFold}
          />
          <Cells
            matrix={matrix}
            view={view}
            row={row}
            firstColumn={cells.firstColumn}
            endColumn={Math.min(cells.endColumn, view.columns.length)}
            selected={selected && selected.row === view.rows[row] ? selected.column : -1}
            idPrefix={idPrefix}
          />
        </div>
      ))}
    </div>
  );
}

function placeIn(view: MatrixView, rowIndex: number, columnIndex: number): Place | null {
  const row = view.rows.indexOf(rowIndex);
  const column = view.columns.indexOf(columnIndex);
  return row >= 0 && column >= 0 ? { row, column } : null;
}

/** What the keys and the pointer do with a place: open a cell, fold a branch. */
function actionsOf({ matrix, view, folded, onFold, onOpen }: MatrixGridProps) {
  const fold = ({ row, column }: Place, toFold?: boolean) => {
    const id =
      row >= 0
        ? matrix.rows.nodes[view.rows[row] ?? -1]?.eId
        : matrix.columns.nodes[view.columns[column] ?? -1]?.code;
    if (id) onFold(id, toFold ?? !folded.has(id));
  };
  const open = (place: Place) => {
    if (place.row < 0 || place.column < 0) fold(place);
    else onOpen(view.rows[place.row] ?? 0, view.columns[place.column] ?? 0);
  };
  return { open, fold };
}

/** The matrix: a canvas for the eye, a grid of the cells near the screen for everything else, sticky headers with totals. */
export function MatrixGrid({ ref, ...props }: MatrixGridProps & { ref: Ref<MatrixGridHandle> }) {
  const { matrix, view, changes, folded, onFold } = props;
  const frameRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const sheetRef = useRef<MatrixSheet>(null);
  const idPrefix = useId();
  const [isFocused, setFocused] = useState(false);
  const { open, fold } = actionsOf(props);
  const keys = useGridKeys({
    rows: view.rows.length,
    columns: view.columns.length,
    pageRows: () => sheetRef.current?.pageRows ?? 1,
    onOpen: open,
    onFold: fold,
    onMove: (place) => sheetRef.current?.reveal(place),
  });
  const active = isFocused ? keys.active : null;
  const openedRow = props.selected?.row ?? -1;
  const openedColumn = props.selected?.column ?? -1;
  const selected = useMemo(() => placeIn(view, openedRow, openedColumn), [view, openedRow, openedColumn]);
  const near = useSheet(sheetRef, frameRef, canvasRef, { matrix, view, changes, active, selected });
  useImperativeHandle(ref, () => ({ focus: () => frameRef.current?.focus() }), []);
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event);
    if (!place) return;
    keys.setActive(place);
    open(place);
  };
  return (
    // The keys of the grid move the active descendant; its cells cannot be focused themselves.
    <div
      ref={frameRef}
      className={styles.frame}
      role="grid"
      tabIndex={0}
      aria-label={m.page_matrix()}
      aria-rowcount={view.rows.length + 1}
      aria-colcount={view.columns.length + 1}
      aria-activedescendant={active ? `${idPrefix}${active.row}-${active.column}` : undefined}
      onKeyDown={keys.onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onClick={onClick}
    >
      <div
        className={styles.extent}
        style={{ '--rows': view.rows.length, '--columns': view.columns.length } as CSSProperties}
        role="presentation"
      >
        <div className={styles.sheet} role="presentation">
          <canvas ref={canvasRef} aria-hidden="true" />
        </div>
        <ColumnHeaders
          matrix={matrix}
          view={view}
          first={near.firstColumn}
          end={Math.min(near.endColumn, view.columns.length)}
          folded={folded}
          onFold={onFold}
          idPrefix={idPrefix}
          active={active}
          map={
            isWholly(near, view) ? null : (
              <MatrixMap
                matrix={matrix}
                view={view}
                near={near}
                onGo={(place) => sheetRef.current?.centre(place)}
              />
            )
          }
        />
        <GridBody {...props} near={near} active={active} idPrefix={idPrefix} />
      </div>
    </div>
  );
}
