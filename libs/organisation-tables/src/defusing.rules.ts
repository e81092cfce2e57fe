/** With one of these at its start a spreadsheet may take a cell for a formula (OWASP, CSV injection). */
const RISKY = /^'*[=+\-@\t\r\n]/;
const DEFUSED = /^'+[=+\-@\t\r\n]/;

/** A text that no spreadsheet takes for a formula: with an apostrophe before it where it needs one. */
export function defuse(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text as it was before it was defused. */
export function undefuse(text: string): string {
  return DEFUSED.test(text) ? text.slice(1) : text;
}
