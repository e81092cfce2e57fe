import { describe, expect, it } from '@jest/globals';
import { readServiceEnv } from './env.js';
import { mailSettings } from './mail/mail-settings.js';

const env = {
  RASAD_HTTP_PORT: '0',
  RASAD_DATABASE_URL: 'postgres://compliance_run:x@127.0.0.1:5432/compliance',
  RASAD_NATS_URL: 'nats://compliance:x@127.0.0.1:4222',
  RASAD_PRINCIPAL_PUBLIC_KEY: JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }),
  RASAD_FILES_LINK_SECRET: 'x'.repeat(32),
};
const mail = {
  RASAD_SMTP_URL: 'smtps://user:secret@mail.example.org:465',
  RASAD_MAIL_FROM: 'rasad@example.org',
  RASAD_PUBLIC_URL: 'https://rasad.example.org/',
};

describe('the settings of mail', () => {
  it('may be left out: no mail is sent then', () => {
    expect(mailSettings(readServiceEnv(env))).toBeNull();
    expect(mailSettings(readServiceEnv({ ...env, RASAD_PUBLIC_URL: mail.RASAD_PUBLIC_URL }))).toBeNull();
  });

  it('are taken as a whole, without a slash at the end of the address', () => {
    expect(mailSettings(readServiceEnv({ ...env, ...mail }))).toEqual({
      smtpUrl: mail.RASAD_SMTP_URL,
      from: mail.RASAD_MAIL_FROM,
      publicUrl: 'https://rasad.example.org',
    });
  });

  it.each([
    ['no sender', { ...mail, RASAD_MAIL_FROM: undefined }, 'RASAD_MAIL_FROM: needed'],
    ['no address for links', { ...mail, RASAD_PUBLIC_URL: undefined }, 'RASAD_PUBLIC_URL: needed'],
    ['a sender without a server', { RASAD_MAIL_FROM: mail.RASAD_MAIL_FROM }, 'RASAD_SMTP_URL: needed'],
    ['another protocol', { ...mail, RASAD_SMTP_URL: 'https://mail.example.org' }, 'RASAD_SMTP_URL'],
    ['a sender that is no address', { ...mail, RASAD_MAIL_FROM: 'rasad' }, 'RASAD_MAIL_FROM'],
  ])('name the variable where there is %s', (_, wrong, message) => {
    expect(() => readServiceEnv({ ...env, ...wrong })).toThrow(message);
  });
});
