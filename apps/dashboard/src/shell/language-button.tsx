import { formats, type Language } from '../language/formats.js';
import { setLocale } from '../paraglide/runtime.js';
import { Button } from '../ui/button.js';

const other: Record<Language, { language: Language; name: string }> = {
  fa: { language: 'en', name: 'English' },
  en: { language: 'fa', name: 'فارسی' },
};

/** Switches to the other language; named in that language. The page is loaded again, drafts stay. */
export function LanguageButton() {
  const { language, name } = other[formats.language];
  return (
    <Button look="quiet" onPress={() => void setLocale(language)}>
      <span lang={language}>{name}</span>
    </Button>
  );
}
