import { renderNatsAccounts, type Secrets } from '@rasad/local';
import { secretFiles } from './secret-files.rules.ts';

/** A Kubernetes Secret, as `kubectl apply` takes it. */
export interface SecretManifest {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: { name: string };
  type: 'Opaque' | 'kubernetes.io/basic-auth';
  stringData: Record<string, string>;
}

/** Where the operators' servers are found inside the cluster. */
const places = {
  postgres: { host: 'rasad-rw', port: 5432 },
  nats: { host: 'nats', port: 4222, monitorPort: 8222, storeFolder: '/data/jetstream' },
  syncAlways: true,
};

/** All secrets that infra/kubernetes refers to, but those of other parties: S3 keys, the client secret at the identity provider. */
export function kubernetesSecrets(secrets: Secrets, sampleMode: boolean): SecretManifest[] {
  const {
    postgres: _password,
    nats: _config,
    grafana: _unused,
    ...holders
  } = secretFiles(secrets, { ...places, sampleMode });
  return [
    manifest('rasad-keep', { 'secrets.json': JSON.stringify(secrets) }),
    {
      ...manifest('postgres-superuser', { username: 'postgres', password: secrets.postgresPassword }),
      type: 'kubernetes.io/basic-auth',
    },
    manifest('nats-accounts', { 'accounts.conf': renderNatsAccounts(secrets.natsPasswords) }),
    ...Object.entries(holders).map(([holder, files]) => manifest(`rasad-${holder}`, files)),
  ];
}

function manifest(name: string, stringData: Record<string, string>): SecretManifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type: 'Opaque', stringData };
}
