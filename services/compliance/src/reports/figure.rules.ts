import {
  ErrorCode,
  findTextProblem,
  problem,
  problemWith,
  searchText,
  type Problem,
} from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';

/** A named number in a report. */
export interface Figure {
  name: string;
  value: number;
  /** What it counts or is measured in; none for a plain number. */
  unit?: string | null;
}

/** Most figures of one report. */
export const maxFigures = 50;

const maxName = 200;
const maxUnit = 50;

/** Everything that is wrong with the figures of a report. */
export function figureProblems(figures: readonly Figure[]): Problem[] {
  if (figures.length > maxFigures) {
    return [
      problemWith(ErrorCode.TOO_MANY, 'input.figures', complianceMessages.tooManyRows, { max: maxFigures }),
    ];
  }
  const seen = new Set<string>();
  return figures.flatMap((figure, index) => {
    const field = `input.figures.${index}`;
    const repeated = seen.has(keyOf(figure));
    seen.add(keyOf(figure));
    return [
      findTextProblem(figure.name, `${field}.name`, maxName),
      repeated ? problemWith(ErrorCode.DUPLICATE, `${field}.name`, complianceMessages.figureRepeated) : null,
      isExact(figure.value) ? null : numberProblem(figure.value, `${field}.value`),
      figure.unit == null ? null : findTextProblem(figure.unit, `${field}.unit`, maxUnit),
    ].filter((found) => found !== null);
  });
}

/** The figures as they are stored. */
export function storedFigures(figures: readonly Figure[]): Required<Figure>[] {
  return figures.map(({ name, value, unit }) => ({
    name: name.trim(),
    // Minus zero is a number of its own to some readers and none to JSON.
    value: value === 0 ? 0 : value,
    unit: unit?.trim() ?? null,
  }));
}

/** Beyond 2^53 neighbouring whole numbers are the same double: what was typed would not be what is kept. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function numberProblem(value: number, field: string): Problem {
  return problem(ErrorCode.INVALID, field, 'wrongNumber', { value });
}

/** Names are the same however they were typed. */
function keyOf({ name }: Figure): string {
  return searchText(name);
}
