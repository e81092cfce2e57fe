// Before the first paint: theme, language and direction as they were last chosen, so that nothing flashes or turns round.
{
  const root = document.documentElement;
  const chosen = localStorage.getItem('rasad.theme');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const language = localStorage.getItem('rasad.language') === 'en' ? 'en' : 'fa';
  root.lang = language;
  root.dir = language === 'fa' ? 'rtl' : 'ltr';
}
