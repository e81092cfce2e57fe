import type { ServiceEnv } from '../env.js';

/** Injection token of MailSettings; null where no mail is sent. */
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');

/** How mail is sent. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  smtpUrl: string;
  /** Address that it comes from. */
  from: string;
  /** Where people open the dashboard, without a slash at the end. */
  publicUrl: string;
}

/** The settings as the environment gives them; null where no mail is sent. */
export function mailSettings(env: ServiceEnv): MailSettings | null {
  const { RASAD_SMTP_URL: smtpUrl, RASAD_MAIL_FROM: from, RASAD_PUBLIC_URL: publicUrl } = env;
  if (smtpUrl === undefined || from === undefined || publicUrl === undefined) return null;
  return { smtpUrl, from, publicUrl };
}
