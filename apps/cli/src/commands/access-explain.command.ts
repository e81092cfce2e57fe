import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { operations } from '../graph.operations.ts';
import type { Lang } from '../language.ts';
import { say } from '../messages.ts';

/** Whose rights, where and when. */
export interface ExplainOptions {
  unit?: string;
  asOf?: string;
}

interface Verdict {
  text: string;
  grant: { role: string; onBehalfOf: { name: string } | null };
  through: { code: string }[];
}
interface Explanation {
  allowed: boolean;
  disabled: boolean;
  grants: Verdict[];
  roles: { role: string; reach: string }[];
}
interface Effective {
  disabled: boolean;
  actions: { action: string; grants: Verdict[] }[];
}

/**
 * `rasad access explain USER [ACTION] [--unit CODE] [--as-of DATE]`: why somebody may do something, or what is missing;
 * without an action everything that they may do.
 */
export async function explainAccess(
  context: CommandContext,
  username: string,
  action: string | undefined,
  { unit, asOf }: ExplainOptions,
): Promise<CommandResult> {
  const question = { username, unitCode: unit, asOf };
  const gateway = context.gateway('admin');
  if (action === undefined) {
    const { effectiveAccess } = await gateway.ask<{ effectiveAccess: Effective | null }>(
      operations.effectiveAccess,
      question,
    );
    if (!effectiveAccess) throw new CommandFailure('rightsUnknown', { username });
    return { lines: linesOfRights(effectiveAccess, context.lang), document: { ...effectiveAccess } };
  }
  const { explainAccess: explanation } = await gateway.ask<{ explainAccess: Explanation | null }>(
    operations.explainAccess,
    { ...question, action: action.replace(/[.-]/g, '_').toUpperCase() },
  );
  if (!explanation) throw new CommandFailure('rightsUnknown', { username });
  return { lines: linesOfExplanation(explanation, context.lang), document: { ...explanation } };
}

function linesOfExplanation({ allowed, disabled, grants, roles }: Explanation, lang: Lang): string[] {
  const lines = [say(lang, allowed ? 'accessAllowed' : 'accessRefused')];
  if (disabled) lines.push(say(lang, 'accountDisabled'));
  lines.push(...grants.map((verdict) => lineOfVerdict(verdict, lang)));
  if (!allowed) lines.push(say(lang, 'rolesThatAllow', { roles: roles.map(({ role }) => role).join(', ') }));
  return lines;
}

function linesOfRights({ disabled, actions }: Effective, lang: Lang): string[] {
  if (disabled) return [say(lang, 'accountDisabled')];
  if (actions.length === 0) return [say(lang, 'noRights')];
  return actions.map(({ action, grants }) => {
    const roles = [...new Set(grants.map(({ grant }) => grant.role))].join(', ');
    return `${action.toLowerCase()}: ${roles}`;
  });
}

function lineOfVerdict({ text, grant, through }: Verdict, lang: Lang): string {
  const way = through.length > 1 ? ` (${through.map(({ code }) => code).join(' › ')})` : '';
  const whose = grant.onBehalfOf ? ` ${say(lang, 'onBehalfOf', { name: grant.onBehalfOf.name })}` : '';
  return `- ${text}${way}${whose}`;
}
