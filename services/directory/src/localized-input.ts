import type { LocalizedText } from '@rasad/event-contracts';
import {
  findLocalizedTextProblems,
  refuseAny,
  toLocalizedText,
  type LocalizedTextInput,
} from '@rasad/service-kit';

/** The stored form of a text that somebody typed; refused where it cannot be stored. @param field dotted path. */
export function readText(text: LocalizedTextInput, field: string, max: number): LocalizedText {
  refuseAny(...findLocalizedTextProblems(text, field, max));
  return toLocalizedText(text);
}
