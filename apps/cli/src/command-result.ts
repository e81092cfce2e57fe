/** What a command has to say: lines for people, one document for programs. */
export interface CommandResult {
  lines: string[];
  document: unknown;
  /** Told on stderr; with it the exit code is 1 although there is a result. */
  failure?: string;
}
