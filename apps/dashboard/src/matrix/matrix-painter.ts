import { decodeCell, type CellState } from './matrix-cell.rules.js';
import type { MatrixData } from './matrix-data.rules.js';
import type { MatrixPalette } from './matrix-palette.js';
import type { MatrixView } from './matrix-view.rules.js';

/** The part of the sheet that is on the screen, in CSS pixels from the first cell in reading direction. */
export interface Viewport {
  inlineStart: number;
  blockStart: number;
  inlineSize: number;
  blockSize: number;
}

/** A place on the sheet: indexes into the view. */
export interface Place {
  row: number;
  column: number;
}

/** Everything one frame shows. */
export interface Frame {
  matrix: MatrixData;
  view: MatrixView;
  viewport: Viewport;
  palette: MatrixPalette;
  rightToLeft: boolean;
  active: Place | null;
  selected: Place | null;
  /** cell index → share 0..1 of its pulse that has passed. */
  pulses: ReadonlyMap<number, number>;
}

type Pen = CanvasRenderingContext2D;

const half = 10;
const corner = 4;

function square(pen: Pen, x: number, y: number, reach: number, radius: number): void {
  pen.beginPath();
  pen.roundRect(x - reach, y - reach, 2 * reach, 2 * reach, radius);
}

function diamond(pen: Pen, x: number, y: number, reach: number): void {
  pen.beginPath();
  pen.moveTo(x, y - reach);
  pen.lineTo(x + reach, y);
  pen.lineTo(x, y + reach);
  pen.lineTo(x - reach, y);
  pen.closePath();
}

type Draw = (pen: Pen, x: number, y: number, palette: MatrixPalette, endward: 1 | -1) => void;

/** One shape for each state, the same as the marks beside words. `endward` is 1 where text runs to the right. */
const shapes: Record<CellState, Draw> = {
  NONE: () => {},
  WAITING: (pen, x, y, palette) => {
    pen.fillStyle = palette.todo;
    pen.beginPath();
    pen.arc(x, y, 3, 0, 2 * Math.PI);
    pen.fill();
  },
  SUBMITTED: (pen, x, y, palette) => {
    pen.strokeStyle = palette.progress;
    square(pen, x, y, half - 2, corner);
    pen.stroke();
  },
  RETURNED: (pen, x, y, palette) => {
    pen.strokeStyle = palette.returned;
    diamond(pen, x, y, half - 1);
    pen.stroke();
  },
  COMPLIANT: (pen, x, y, palette) => {
    pen.fillStyle = palette.compliant;
    square(pen, x, y, half, corner);
    pen.fill();
  },
  PARTIALLY_COMPLIANT: (pen, x, y, palette, endward) => {
    square(pen, x, y, half, corner);
    pen.fillStyle = palette.partialSoft;
    pen.fill();
    pen.save();
    pen.clip();
    pen.fillStyle = palette.partial;
    pen.beginPath();
    pen.moveTo(x + endward * half, y - half);
    pen.lineTo(x + endward * half, y + half);
    pen.lineTo(x - endward * half, y + half);
    pen.fill();
    pen.restore();
  },
  NON_COMPLIANT: (pen, x, y, palette) => {
    pen.fillStyle = palette.nonCompliant;
    diamond(pen, x, y, half + 1);
    pen.fill();
  },
  NOT_APPLICABLE: (pen, x, y, palette) => {
    pen.fillStyle = palette.notApplicable;
    pen.fillRect(x - 5, y - 1, 10, 2);
  },
};

/** A small triangle in the upper corner: something here is late. */
function lateCorner(pen: Pen, x: number, y: number, palette: MatrixPalette, endward: 1 | -1): void {
  const edge = x + endward * (half + 3);
  const top = y - half - 2;
  pen.fillStyle = palette.overdue;
  pen.strokeStyle = palette.surface;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(edge, top);
  pen.lineTo(edge, top + 9);
  pen.lineTo(edge - endward * 9, top);
  pen.closePath();
  pen.stroke();
  pen.fill();
}

function ring(pen: Pen, x: number, y: number, reach: number, width: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  square(pen, x, y, reach, corner + 1);
  pen.stroke();
}

function drawCell(pen: Pen, byte: number, x: number, y: number, frame: Frame): void {
  const { palette, rightToLeft } = frame;
  const endward = rightToLeft ? -1 : 1;
  const { state, overdue } = decodeCell(byte);
  pen.lineWidth = 2;
  shapes[state](pen, x, y, palette, endward);
  if (overdue) lateCorner(pen, x, y, palette, endward);
}

/** Which rows or columns of the view a stretch of the sheet touches: first and one past the last. */
export function windowOf(start: number, size: number, step: number, count: number): [number, number] {
  const first = Math.max(0, Math.floor(start / step));
  return [Math.min(first, count), Math.min(count, Math.ceil((start + size) / step))];
}

/** The middle of a place on the canvas, in physical pixels from its left and top. */
export function centreOf(place: Place, { viewport, palette, rightToLeft }: Frame): { x: number; y: number } {
  const inline = (place.column + 0.5) * palette.columnSize - viewport.inlineStart;
  return {
    x: rightToLeft ? viewport.inlineSize - inline : inline,
    y: (place.row + 0.5) * palette.rowSize - viewport.blockStart,
  };
}

/** Draws what is on the screen, and nothing else: the cost is that of the window, whatever the size of the matrix. */
export function paint(pen: Pen, frame: Frame): void {
  const { matrix, view, viewport, palette } = frame;
  const width = matrix.columns.nodes.length;
  const [firstRow, endRow] = windowOf(
    viewport.blockStart,
    viewport.blockSize,
    palette.rowSize,
    view.rows.length,
  );
  const [firstColumn, endColumn] = windowOf(
    viewport.inlineStart,
    viewport.inlineSize,
    palette.columnSize,
    view.columns.length,
  );
  pen.clearRect(0, 0, viewport.inlineSize, viewport.blockSize);
  for (let row = firstRow; row < endRow; row++) {
    const rowIndex = view.rows[row] ?? 0;
    const top = row * palette.rowSize - viewport.blockStart;
    if (matrix.rows.depths[rowIndex] === 0) {
      pen.fillStyle = palette.canvas;
      pen.fillRect(0, top, viewport.inlineSize, palette.rowSize);
    }
    pen.fillStyle = palette.line;
    pen.fillRect(0, top + palette.rowSize - 1, viewport.inlineSize, 1);
    for (let column = firstColumn; column < endColumn; column++) {
      const cell = rowIndex * width + (view.columns[column] ?? 0);
      const { x, y } = centreOf({ row, column }, frame);
      drawCell(pen, matrix.cells[cell] ?? 0, x, y, frame);
      const passed = frame.pulses.get(cell);
      if (passed !== undefined) {
        pen.globalAlpha = 1 - passed;
        ring(pen, x, y, half + 1 + 3 * passed, 2.5, palette.accent);
        pen.globalAlpha = 1;
      }
    }
  }
  if (frame.selected) {
    const { x, y } = centreOf(frame.selected, frame);
    ring(pen, x, y, half + 2.5, 2, palette.ink);
  }
  if (frame.active) {
    const { x, y } = centreOf(frame.active, frame);
    ring(pen, x, y, half + 3.5, 2.5, palette.accent);
  }
}
