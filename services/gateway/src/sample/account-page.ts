import type { SampleAccount } from './sample-accounts.js';

/** The development provider's page, for those who come without having named an account. */
export function accountPage(accounts: readonly SampleAccount[]): string {
  const buttons = accounts
    .map(
      ({ username, title }) =>
        `<p><button name="username" value="${escapeHtml(username)}">${escapeHtml(title.fa ?? title.en ?? username)}</button></p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="fa" dir="rtl">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>ورود نمونه</title>
<h1>ورود نمونه</h1>
<form method="post">
${buttons}
</form>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
