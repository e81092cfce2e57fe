import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { MatrixInstrumentsDocument, type MatrixInstrumentsQuery } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { useAnnounce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { DialogFrame } from '../ui/dialog-frame.js';
import { Icon } from '../ui/icon.js';
import { PageHead } from '../ui/page-head.js';
import { SelectField } from '../ui/select-field.js';
import { Empty, ReadStates } from '../ui/states.js';
import { useNarrow } from '../ui/use-narrow.js';
import { useNow } from '../ui/use-now.js';
import { CellDetails } from './cell-details.js';
import type { MatrixColumn, MatrixData, MatrixRow } from './matrix-data.rules.js';
import { MatrixFilters } from './matrix-filters.js';
import { MatrixGrid, type MatrixGridHandle } from './matrix-grid.js';
import { cellKey, cellLabel } from './matrix-labels.js';
import { MatrixLegend } from './matrix-legend.js';
import { MatrixList } from './matrix-list.js';
import styles from './matrix-page.module.css';
import type { MatrixSearch } from './matrix-search.rules.js';
import { rowName, viewOf, type MatrixView } from './matrix-view.rules.js';
import { useLiveMatrix, type CellChange } from './use-live-matrix.js';

type Instrument = MatrixInstrumentsQuery['instruments']['nodes'][number];

interface OpenCell {
  row: number;
  column: number;
  rowNode: MatrixRow;
  columnNode: MatrixColumn;
}

function openCellOf(matrix: MatrixData, key: string | undefined): OpenCell | null {
  const separator = key?.indexOf(':') ?? -1;
  if (!key || separator < 0) return null;
  const row = matrix.rows.nodes.findIndex(({ eId }) => eId === key.slice(0, separator));
  const column = matrix.columns.nodes.findIndex(({ code }) => code === key.slice(separator + 1));
  const rowNode = matrix.rows.nodes[row];
  const columnNode = matrix.columns.nodes[column];
  return rowNode && columnNode ? { row, column, rowNode, columnNode } : null;
}

/** Tells changes politely: the deepest cell by name when they belong together, else their number. */
function useChangeAnnouncements(matrix: MatrixData | null, changes: CellChange[]): void {
  const announce = useAnnounce();
  const told = useRef(0);
  useEffect(() => {
    const fresh = changes.filter(({ at }) => at > told.current);
    const last = fresh.at(-1);
    if (!matrix || !last) return;
    told.current = last.at;
    const width = matrix.columns.nodes.length;
    const depth = (cell: number) =>
      (matrix.rows.depths[Math.floor(cell / width)] ?? 0) + (matrix.columns.depths[cell % width] ?? 0);
    const deepest = fresh.reduce((best, change) => (depth(change.cell) > depth(best.cell) ? change : best));
    announce(
      m.matrix_changed({ cell: cellLabel(matrix, deepest.cell), cells: formats.number(fresh.length) }),
    );
  }, [matrix, changes, announce]);
}

function Facts({ matrix, changes }: { matrix: MatrixData; changes: CellChange[] }) {
  const now = useNow(5000).getTime();
  const recent = new Set(changes.filter(({ at }) => now - at < 60_000).map(({ cell }) => cell)).size;
  const cells = formats.number(matrix.cells.length);
  return recent > 0
    ? m.matrix_facts_changed({ cells, changed: formats.number(recent) })
    : m.matrix_facts({ cells });
}

interface DrawerProps {
  cell: OpenCell;
  revision: number;
  onClose: () => void;
}

function Drawer({ cell, revision, onClose }: DrawerProps) {
  const title = `${rowName(cell.rowNode)} · ${cell.columnNode.name}`;
  const narrow = useNarrow();
  const details = <CellDetails row={cell.rowNode} column={cell.columnNode} revision={revision} />;
  if (narrow) {
    return (
      <DialogFrame title={title} placement="edge" onClose={onClose}>
        {details}
      </DialogFrame>
    );
  }
  return (
    <aside
      className={styles.drawer}
      aria-label={m.cell_drawer()}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={styles.drawerHead}>
        <h2>{title}</h2>
        <Button look="quiet" aria-label={m.action_close()} onPress={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {details}
    </aside>
  );
}

/** The filters in the address, and ways to change them. */
function useMatrixSearch() {
  const search = useSearch({ from: '/shell/matrix' });
  const navigate = useNavigate({ from: '/matrix' });
  const folded = useMemo(() => new Set(search.fold), [search.fold]);
  const change = (next: MatrixSearch, options: { replace?: boolean } = {}) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), ...options });
  const narrow = (next: MatrixSearch) => change(next, { replace: true });
  return {
    search,
    folded,
    change,
    narrow,
    clear: () => void navigate({ search: { instrument: search.instrument } }),
    fold: (id: string, fold: boolean) => {
      const next = new Set(folded);
      if (fold) next.add(id);
      else next.delete(id);
      narrow({ fold: next.size > 0 ? [...next] : undefined });
    },
  };
}

/** What is shown of the matrix; worked out anew only when the matrix or a filter changes, not with every open cell. */
function useMatrixView(matrix: MatrixData | null, search: MatrixSearch): MatrixView | null {
  const { instrument: _instrument, cell: _cell, ...filters } = useDeferredValue(search);
  const key = JSON.stringify(filters);
  return useMemo(() => matrix && viewOf(matrix, JSON.parse(key) as MatrixSearch), [matrix, key]);
}

interface MatrixWorkProps {
  matrix: MatrixData;
  view: MatrixView;
  changes: CellChange[];
  address: ReturnType<typeof useMatrixSearch>;
}

/** The matrix in the form that fits the screen, and beside it what is behind the open cell. */
function MatrixWork({ matrix, view, changes, address }: MatrixWorkProps) {
  const { search, folded, change, narrow, fold, clear } = address;
  const grid = useRef<MatrixGridHandle>(null);
  const onPhone = useNarrow();
  const openCell = openCellOf(matrix, search.cell);
  const onOpen = (row: number, column: number) => change({ cell: cellKey(matrix, row, column) });
  const onClose = () => {
    change({ cell: undefined });
    grid.current?.focus();
  };
  const isEmpty = view.rows.length === 0 || view.columns.length === 0;
  return (
    <div className={styles.work} data-open={openCell ? true : undefined}>
      {onPhone && (
        <MatrixList matrix={matrix} view={view} search={search} onSearch={narrow} onOpen={onOpen} />
      )}
      {!onPhone && isEmpty && (
        <Empty
          why={m.matrix_nothing()}
          action={<Button onPress={clear}>{m.matrix_clear_filters()}</Button>}
        />
      )}
      {!onPhone && !isEmpty && (
        <MatrixGrid
          ref={grid}
          matrix={matrix}
          view={view}
          changes={changes}
          folded={folded}
          selected={openCell}
          onFold={fold}
          onOpen={onOpen}
        />
      )}
      {openCell && <Drawer key={search.cell} cell={openCell} revision={changes.length} onClose={onClose} />}
    </div>
  );
}

function LiveMatrixView({ instrument, picker }: { instrument: Instrument; picker: ReactNode }) {
  const address = useMatrixSearch();
  const input = useMemo(() => ({ instrumentId: instrument.id }), [instrument.id]);
  const { read, matrix, changes } = useLiveMatrix(input);
  useChangeAnnouncements(matrix, changes);
  const view = useMatrixView(matrix, address.search);
  return (
    <div className={styles.page}>
      <PageHead
        title={m.page_matrix()}
        facts={matrix && <Facts matrix={matrix} changes={changes} />}
        actions={picker || <MatrixLegend />}
      />
      <ReadStates read={read} lines={12}>
        {() =>
          matrix &&
          view && (
            <>
              <MatrixFilters matrix={matrix} search={address.search} onSearch={address.narrow} />
              {picker && <MatrixLegend />}
              <MatrixWork matrix={matrix} view={view} changes={changes} address={address} />
            </>
          )
        }
      </ReadStates>
    </div>
  );
}

/** Provisions × units, live. */
export function MatrixPage() {
  const search = useSearch({ from: '/shell/matrix' });
  const navigate = useNavigate({ from: '/matrix' });
  const read = useGraph(MatrixInstrumentsDocument, {});
  const instruments = read.data?.instruments.nodes ?? [];
  const instrument = instruments.find(({ code }) => code === search.instrument) ?? instruments[0];
  if (!instrument) {
    return (
      <>
        <PageHead title={m.page_matrix()} />
        <ReadStates read={read} lines={12}>
          {() => <Empty why={m.matrix_no_law()} />}
        </ReadStates>
      </>
    );
  }
  const picker = instruments.length > 1 && (
    <SelectField
      label={m.matrix_instrument()}
      choices={instruments.map(({ code, title }) => ({ id: code, label: title }))}
      chosen={instrument.code}
      onChoose={(code) => void navigate({ search: { instrument: code } })}
    />
  );
  return <LiveMatrixView key={instrument.id} instrument={instrument} picker={picker} />;
}
