/** What the preparing containers are told. */
export interface ContainersEnv {
  /** Holds a mounted folder for every holder of secrets. */
  secretsFolder: string;
  /** Where the secrets are kept from which those of the holders are made. */
  keepFolder: string;
  natsVersion: string;
  sampleMode: boolean;
  postgresHost: string;
}

/** The only reader of the environment here. @throws Error naming the variable that is wrong */
export function readContainersEnv(env: NodeJS.ProcessEnv = process.env): ContainersEnv {
  const natsVersion = env.RASAD_NATS_VERSION ?? '2.12';
  if (!/^\d+\.\d+/.test(natsVersion)) {
    throw new Error('RASAD_NATS_VERSION: must begin with a major and a minor number, e.g. 2.12-alpine');
  }
  const sampleMode = env.RASAD_SAMPLE_MODE ?? 'true';
  if (!/^(true|false)$/.test(sampleMode)) throw new Error('RASAD_SAMPLE_MODE: must be true or false');
  return {
    secretsFolder: env.RASAD_SECRETS_ROOT ?? '/secrets',
    keepFolder: env.RASAD_SECRETS_KEEP ?? '/keep',
    natsVersion,
    sampleMode: sampleMode === 'true',
    postgresHost: env.RASAD_POSTGRES_HOST ?? 'postgres',
  };
}
