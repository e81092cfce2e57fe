import type { GatewayClient } from './gateway.client.ts';
import type { Lang } from './language.ts';
import type { Progress } from './progress.ts';

/** What a command may use. */
export interface CommandContext {
  lang: Lang;
  /** A client that speaks for `--as`, `RASAD_TOKEN` or the sample user whose work it is. */
  gateway: (workOf: string) => GatewayClient;
  progress: Progress;
}
