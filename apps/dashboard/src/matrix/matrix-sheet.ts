import { themeChanged } from '../ui/theme.js';
import type { MatrixData } from './matrix-data.rules.js';
import { paint, windowOf, type Frame, type Place, type Viewport } from './matrix-painter.js';
import { readPalette, type MatrixPalette } from './matrix-palette.js';
import type { CellChange } from './use-live-matrix.js';
import type { MatrixView } from './matrix-view.rules.js';

/** The rows and columns near the screen, as stretches of the view; the parallel grid holds these cells. */
export interface SheetWindow {
  firstRow: number;
  endRow: number;
  firstColumn: number;
  endColumn: number;
}

/** What is to be shown. */
export interface Shown {
  matrix: MatrixData;
  view: MatrixView;
  active: Place | null;
  selected: Place | null;
  changes: readonly CellChange[];
}

/** Windows grow outward to multiples of this, so that scrolling by a few pixels changes nothing in the document. */
const grain = 4;
const stillPulse = 2200;

/** Draws a matrix into a canvas as its frame is scrolled, resized, recoloured or changed: at most once a frame. */
export class MatrixSheet {
  private palette: MatrixPalette;
  private shown: Shown | null = null;
  private scheduled = 0;
  private window: SheetWindow = { firstRow: 0, endRow: 0, firstColumn: 0, endColumn: 0 };
  private readonly resized: ResizeObserver;

  constructor(
    private readonly frame: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly onWindow: (window: SheetWindow) => void,
  ) {
    this.palette = readPalette(frame);
    this.resized = new ResizeObserver(this.onResize);
    this.resized.observe(frame);
    frame.addEventListener('scroll', this.schedule, { passive: true });
    window.addEventListener(themeChanged, this.onResize);
  }

  /** Shows something else from the next frame on; a newly chosen cell is brought onto the screen. */
  show(shown: Shown): void {
    const before = selectedCell(this.shown);
    this.shown = shown;
    if (shown.selected && selectedCell(shown) !== before) this.reveal(shown.selected);
    this.schedule();
  }

  /** Scrolls as far as needed to bring a place onto the screen; a header (-1) needs no scrolling on its axis. */
  reveal({ row, column }: Place): void {
    const { columnSize, rowSize } = this.palette;
    const viewport = this.viewport();
    const top = nearest(row, rowSize, viewport.blockStart, viewport.blockSize);
    const start = nearest(column, columnSize, viewport.inlineStart, viewport.inlineSize);
    this.frame.scrollTo({ top, left: this.rightToLeft ? -start : start });
  }

  /** Scrolls so that a place is in the middle of the screen. */
  centre({ row, column }: Place): void {
    const { columnSize, rowSize } = this.palette;
    const { inlineSize, blockSize } = this.viewport();
    const top = (row + 0.5) * rowSize - blockSize / 2;
    const start = Math.max(0, (column + 0.5) * columnSize - inlineSize / 2);
    this.frame.scrollTo({ top, left: this.rightToLeft ? -start : start });
  }

  /** How many rows fit on the screen. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.viewport().blockSize / this.palette.rowSize) - 1);
  }

  dispose(): void {
    cancelAnimationFrame(this.scheduled);
    this.resized.disconnect();
    this.frame.removeEventListener('scroll', this.schedule);
    window.removeEventListener(themeChanged, this.onResize);
  }

  private get rightToLeft(): boolean {
    return getComputedStyle(this.frame).direction === 'rtl';
  }

  private viewport(): Viewport {
    const { headSize, columnsSize, totalsSize } = this.palette;
    return {
      // Browsers count scrolling towards the end of a right-to-left line in negative numbers.
      inlineStart: Math.abs(this.frame.scrollLeft),
      blockStart: this.frame.scrollTop,
      inlineSize: Math.max(0, this.frame.clientWidth - headSize),
      blockSize: Math.max(0, this.frame.clientHeight - columnsSize - totalsSize),
    };
  }

  private readonly onResize = () => {
    this.palette = readPalette(this.frame);
    this.schedule();
  };

  private readonly schedule = () => {
    this.scheduled ||= requestAnimationFrame(() => {
      this.scheduled = 0;
      this.draw();
    });
  };

  private draw(): void {
    if (!this.shown) return;
    const viewport = this.viewport();
    const pen = this.prepare(viewport);
    if (!pen) return;
    const pulses = this.pulses(this.shown.changes);
    const frame: Frame = {
      ...this.shown,
      viewport,
      palette: this.palette,
      rightToLeft: this.rightToLeft,
      pulses,
    };
    paint(pen, frame);
    this.tellWindow(viewport, this.shown.view);
    if (pulses.size > 0) this.schedule();
  }

  private prepare(viewport: Viewport): CanvasRenderingContext2D | null {
    const scale = window.devicePixelRatio;
    const width = Math.round(viewport.inlineSize * scale);
    const height = Math.round(viewport.blockSize * scale);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.inlineSize = `${viewport.inlineSize}px`;
      this.canvas.style.blockSize = `${viewport.blockSize}px`;
    }
    const pen = this.canvas.getContext('2d');
    pen?.setTransform(scale, 0, 0, scale, 0, 0);
    return pen;
  }

  /** Under reduced motion the ring stands still for its time instead of growing. */
  private pulses(changes: readonly CellChange[]): Map<number, number> {
    const now = Date.now();
    const moving = this.palette.pulse > 0;
    const length = moving ? this.palette.pulse : stillPulse;
    const pulses = new Map<number, number>();
    for (const { cell, at } of changes) {
      if (now - at < length) pulses.set(cell, moving ? (now - at) / length : 0);
    }
    return pulses;
  }

  private tellWindow(viewport: Viewport, view: MatrixView): void {
    const { rowSize, columnSize } = this.palette;
    const [firstRow, endRow] = windowOf(viewport.blockStart, viewport.blockSize, rowSize, view.rows.length);
    const [firstColumn, endColumn] = windowOf(
      viewport.inlineStart,
      viewport.inlineSize,
      columnSize,
      view.columns.length,
    );
    const next = {
      firstRow: floorTo(firstRow),
      endRow: Math.min(view.rows.length, ceilTo(endRow)),
      firstColumn: floorTo(firstColumn),
      endColumn: Math.min(view.columns.length, ceilTo(endColumn)),
    };
    if (sameWindow(this.window, next)) return;
    this.window = next;
    this.onWindow(next);
  }
}

/** The chosen cell as a name that stays when the view changes. */
function selectedCell(shown: Shown | null): string | null {
  if (!shown?.selected) return null;
  const { row, column } = shown.selected;
  return `${shown.view.rows[row]}-${shown.view.columns[column]}`;
}

const floorTo = (value: number) => Math.floor(value / grain) * grain;
const ceilTo = (value: number) => Math.ceil(value / grain) * grain;

function sameWindow(a: SheetWindow, b: SheetWindow): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.endRow === b.endRow &&
    a.firstColumn === b.firstColumn &&
    a.endColumn === b.endColumn
  );
}

/** The scroll position closest to the present one that shows the whole of a step. */
function nearest(place: number, step: number, start: number, size: number): number {
  if (place < 0) return start;
  const first = place * step;
  if (first < start) return first;
  return Math.max(start, first + step - size);
}
