import type { MessageKey } from './messages.ts';

/** Why a command did not do what it was asked: told on stderr in the caller's language, exit code 1. */
export class CommandFailure extends Error {
  readonly key: MessageKey;
  readonly params: Record<string, string | number>;
  /** Further lines, in the caller's language already. */
  readonly details: string[];
  /** Printed with `--json` beside the message. */
  readonly document: Record<string, unknown>;

  constructor(
    key: MessageKey,
    params: Record<string, string | number> = {},
    more: { details?: string[]; document?: Record<string, unknown> } = {},
  ) {
    super(`${key} ${JSON.stringify(params)}`);
    this.key = key;
    this.params = params;
    this.details = more.details ?? [];
    this.document = more.document ?? {};
  }
}

/** A command line that turned out wrong only when its file was read: exit code 2. */
export class UsageFailure extends CommandFailure {}
