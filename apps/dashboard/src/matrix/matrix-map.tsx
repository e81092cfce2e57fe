import { useEffect, useRef, useState, type CSSProperties, type MouseEvent } from 'react';
import { direction } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { themeChanged } from '../ui/theme.js';
import { isOverdue, stateOf, type CellState } from './matrix-cell.rules.js';
import type { MatrixData } from './matrix-data.rules.js';
import styles from './matrix-map.module.css';
import { readPalette, type MatrixPalette } from './matrix-palette.js';
import type { Place } from './matrix-painter.js';
import type { SheetWindow } from './matrix-sheet.js';
import type { MatrixView } from './matrix-view.rules.js';

type Colour = [red: number, green: number, blue: number, alpha: number];

/** One pixel of a colour that style sheets can name, as numbers. */
function numbersOf(colour: string): Colour {
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d');
  if (!pen) return [0, 0, 0, 0];
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

function coloursOf(palette: MatrixPalette): Record<CellState | 'OVERDUE', Colour> {
  return {
    NONE: [0, 0, 0, 0],
    WAITING: numbersOf(palette.todo),
    SUBMITTED: numbersOf(palette.progress),
    RETURNED: numbersOf(palette.returned),
    COMPLIANT: numbersOf(palette.compliant),
    PARTIALLY_COMPLIANT: numbersOf(palette.partial),
    NON_COMPLIANT: numbersOf(palette.nonCompliant),
    NOT_APPLICABLE: numbersOf(palette.notApplicable),
    OVERDUE: numbersOf(palette.overdue),
  };
}

/** Draws every shown cell as one pixel; in a right-to-left page the first column is the rightmost. */
function draw(canvas: HTMLCanvasElement, matrix: MatrixData, view: MatrixView): void {
  const pen = canvas.getContext('2d');
  const width = view.columns.length;
  const height = view.rows.length;
  if (!pen || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  const colours = coloursOf(readPalette(canvas));
  const image = pen.createImageData(width, height);
  view.rows.forEach((row, y) => {
    view.columns.forEach((column, index) => {
      const x = direction === 'rtl' ? width - 1 - index : index;
      const byte = matrix.cells[row * matrix.columns.nodes.length + column] ?? 0;
      const state = stateOf(byte);
      const late = isOverdue(byte) && (state === 'WAITING' || state === 'SUBMITTED');
      image.data.set(colours[late ? 'OVERDUE' : state], (y * width + x) * 4);
    });
  });
  pen.putImageData(image, 0, 0);
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

interface MatrixMapProps {
  matrix: MatrixData;
  view: MatrixView;
  near: SheetWindow;
  onGo: (place: Place) => void;
}

/**
 * The whole matrix at a pixel a cell, with a frame around what is on the screen. For the pointer only: the keys have
 * their own ways through the grid.
 */
export function MatrixMap({ matrix, view, near, onGo }: MatrixMapProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const onTheme = () => setTheme((count) => count + 1);
    window.addEventListener(themeChanged, onTheme);
    return () => window.removeEventListener(themeChanged, onTheme);
  }, []);
  useEffect(() => {
    if (canvasRef.current) draw(canvasRef.current, matrix, view);
  }, [matrix, view, theme]);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, right, top, width, height } = event.currentTarget.getBoundingClientRect();
    const inline = direction === 'rtl' ? right - event.clientX : event.clientX - left;
    onGo({
      row: Math.floor(((event.clientY - top) / height) * view.rows.length),
      column: Math.floor((inline / width) * view.columns.length),
    });
  };
  const frame = {
    '--block-start': percent(near.firstRow, view.rows.length),
    '--block-size': percent(near.endRow - near.firstRow, view.rows.length),
    '--inline-start': percent(near.firstColumn, view.columns.length),
    '--inline-size': percent(near.endColumn - near.firstColumn, view.columns.length),
  } as CSSProperties;
  return (
    <div className={styles.map} onClick={onClick} title={m.matrix_map()} aria-hidden="true">
      <canvas ref={canvasRef} />
      <i className={styles.window} style={frame} />
    </div>
  );
}
