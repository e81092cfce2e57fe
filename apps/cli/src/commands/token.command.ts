import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';

/** `rasad token --as USER`: a bearer token of a sample user. */
export async function token(context: CommandContext, { as }: { as: string }): Promise<CommandResult> {
  const issued = await context.gateway(as).signIn(as);
  return { lines: [issued.accessToken], document: issued };
}
