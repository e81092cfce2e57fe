import type { Role } from '@rasad/event-contracts';
import type { MessageText } from '@rasad/service-kit';
import type { ExplainedOutcome } from './explanation.rules.js';

const texts = {
  ALLOWS: {
    fa: 'نقش {role} بر {scope} این کار را در این‌جا روا می‌دارد.',
    en: '{role} over {scope} allows it here.',
  },
  NOT_YET: {
    fa: 'نقش {role} بر {scope} در آن روز هنوز آغاز نشده است.',
    en: '{role} over {scope} has not begun on that day.',
  },
  ENDED: {
    fa: 'زمان نقش {role} بر {scope} در آن روز به سر آمده است.',
    en: '{role} over {scope} has ended by that day.',
  },
  REVOKED: {
    fa: 'نقش {role} بر {scope} تا آن روز پس گرفته شده است.',
    en: '{role} over {scope} was taken back by that day.',
  },
  DELEGATOR_DISABLED: {
    fa: 'نقش {role} بر {scope} را کسی تفویض کرده است که حسابش غیرفعال است.',
    en: '{role} over {scope} was delegated by somebody whose account is disabled.',
  },
  ROLE_LACKS_ACTION: {
    fa: 'نقش {role} چنین حقی ندارد.',
    en: 'The role {role} has no right to it.',
  },
  OTHER_UNIT: {
    fa: 'نقش {role} بر {scope} به این واحد نمی‌رسد.',
    en: '{role} over {scope} does not reach this unit.',
  },
  SCOPE_UNIT_ONLY: {
    fa: 'حق نقش {role} تنها در خود {scope} است، نه در زیرمجموعه‌اش.',
    en: 'The right of {role} ends at {scope} itself.',
  },
} as const satisfies Record<ExplainedOutcome, MessageText>;

const wholeOrganisation: MessageText = { fa: 'همهٔ سازمان', en: 'the whole organisation' };

/** What a grant does for an action, in words. @param scope name of its scope unit; null for the whole organisation. */
export function describeOutcome(
  outcome: ExplainedOutcome,
  { role, scope, lang }: { role: Role; scope: string | null; lang: 'FA' | 'EN' },
): string {
  const key = lang === 'FA' ? 'fa' : 'en';
  return texts[outcome][key].replace('{role}', role).replace('{scope}', scope ?? wholeOrganisation[key]);
}
