import { m } from '../paraglide/messages.js';
import { Mark } from '../ui/mark.js';
import { SelectField } from '../ui/select-field.js';
import { Empty } from '../ui/states.js';
import { Button } from '../ui/button.js';
import { isOverdue, stateOf } from './matrix-cell.rules.js';
import type { MatrixData } from './matrix-data.rules.js';
import { cellKey, cellWords } from './matrix-labels.js';
import type { MatrixSearch } from './matrix-search.rules.js';
import type { MatrixView } from './matrix-view.rules.js';
import styles from './matrix-list.module.css';

interface MatrixListProps {
  matrix: MatrixData;
  view: MatrixView;
  search: MatrixSearch;
  onSearch: (change: MatrixSearch) => void;
  onOpen: (row: number, column: number) => void;
}

interface Line {
  row: number;
  column: number;
  label: string;
  about: string | null | undefined;
  depth: number;
}

/** The chosen unit's provisions, or the chosen provision's units. */
function linesOf({ matrix, view, search }: MatrixListProps): Line[] {
  const { rows, columns } = matrix;
  if (search.provision) {
    const row = rows.nodes.findIndex(({ eId }) => eId === search.provision);
    return view.columns.map((column) => ({
      row,
      column,
      label: columns.nodes[column]?.name ?? '',
      about: null,
      depth: columns.depths[column] ?? 0,
    }));
  }
  const chosen = columns.nodes.findIndex(({ code }) => code === search.unit);
  const column = chosen >= 0 ? chosen : (view.columns[0] ?? -1);
  return view.rows.map((row) => {
    const provision = rows.nodes[row];
    return {
      row,
      column,
      label: provision?.label ?? '',
      about: provision?.heading ?? provision?.text,
      depth: rows.depths[row] ?? 0,
    };
  });
}

function LineButton({
  matrix,
  line,
  onOpen,
}: {
  matrix: MatrixData;
  line: Line;
  onOpen: MatrixListProps['onOpen'];
}) {
  const cell = line.row * matrix.columns.nodes.length + line.column;
  const byte = matrix.cells[cell] ?? 0;
  const state = stateOf(byte);
  return (
    <li>
      <Button
        look="quiet"
        className={styles.line}
        onPress={() => onOpen(line.row, line.column)}
        data-cell={cellKey(matrix, line.row, line.column)}
        data-state={state}
        data-depth={Math.min(line.depth, 3)}
      >
        {state === 'NONE' ? <span className={styles.noMark} /> : <Mark name={state} />}
        <span className={styles.label}>
          {line.label}
          {line.about && <small>{line.about}</small>}
        </span>
        <span className={styles.state}>
          {isOverdue(byte) && <Mark name="OVERDUE" />}
          {cellWords(byte, matrix.counts[cell] ?? 0)}
        </span>
      </Button>
    </li>
  );
}

/** The matrix on a phone: one unit with its provisions, or one provision with its units. */
export function MatrixList(props: MatrixListProps) {
  const { matrix, view, search, onSearch, onOpen } = props;
  const lines = linesOf(props).filter(({ row, column }) => {
    return matrix.counts[row * matrix.columns.nodes.length + column] || search.empty === 'shown';
  });
  const unit = search.unit ?? matrix.columns.nodes[view.columns[0] ?? -1]?.code ?? '';
  return (
    <div className={styles.list}>
      {search.provision ? (
        <Button onPress={() => onSearch({ provision: undefined })}>{m.matrix_by_unit()}</Button>
      ) : (
        <SelectField
          label={m.column_unit()}
          choices={matrix.columns.nodes.map(({ code, name }) => ({ id: code, label: name }))}
          chosen={unit}
          onChoose={(code) => onSearch({ unit: code })}
        />
      )}
      {lines.length === 0 && <Empty why={m.matrix_nothing()} />}
      <ul className={styles.lines} aria-label={m.matrix_lines()}>
        {lines.map((line) => (
          <LineButton key={`${line.row}-${line.column}`} matrix={matrix} line={line} onOpen={onOpen} />
        ))}
      </ul>
    </div>
  );
}
