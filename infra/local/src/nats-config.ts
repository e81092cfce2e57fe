import { natsUsers, subjectPermissions, type NatsUser } from './nats-permissions.ts';

/** A password for every user of the account. */
export type NatsPasswords = Record<NatsUser, string>;

/** What a nats-server's configuration file says. */
export interface NatsConfig {
  /** Address to listen on. */
  host: string;
  port: number;
  monitorPort: number;
  storeFolder: string;
  passwords: NatsPasswords;
  /** fsync each message; only servers from 2.10 on know it, older ones refuse to start. */
  syncAlways: boolean;
  /** Cap on all streams' files together, in bytes; the server's own default is most of the free disk. */
  maxFileBytes?: number;
}

/**
 * The configuration file. Users stand in `accounts` alone: together with an `authorization` block,
 * nats-server 2.9 lets clients in that name no user.
 */
export function renderNatsConfig(config: NatsConfig): string {
  return `server_name: rasad
listen: "${config.host}:${config.port}"
http: "${config.host}:${config.monitorPort}"
max_payload: 4MB
jetstream {
  store_dir: ${quote(config.storeFolder)}
${jetStreamLimits(config).join('\n')}
}
${renderNatsAccounts(config.passwords)}`;
}

/** The part of the configuration that says who connects, for servers whose other settings come from elsewhere. */
export function renderNatsAccounts(passwords: NatsPasswords): string {
  return `accounts {
  RASAD {
    jetstream: enabled
    users: [
${natsUsers.map((user) => renderUser(user, passwords[user])).join('\n')}
    ]
  }
}
`;
}

/** Whether a server of this version knows `sync_interval: always`. */
export function knowsSyncAlways(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}

function jetStreamLimits(config: NatsConfig): string[] {
  const lines: string[] = [];
  if (config.syncAlways) lines.push('  sync_interval: always');
  if (config.maxFileBytes) lines.push(`  max_file_store: ${config.maxFileBytes}`);
  return lines;
}

function renderUser(user: NatsUser, password: string): string {
  const { publish, subscribe } = subjectPermissions(user);
  return `      {
        user: ${user}
        password: ${quote(password)}
        permissions {
          publish: { allow: [${publish.map(quote).join(', ')}] }
          subscribe: { allow: [${subscribe.map(quote).join(', ')}] }
          allow_responses: { max: 1, expires: "10m" }
        }
      }`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
