/** A sign-in that the gateway offers in sample mode. */
export interface SampleUser {
  username: string;
  name: { fa: string; en: string };
  role: string;
  title: string | { fa?: string; en?: string } | null;
}

/** The sample sign-ins, or null where the gateway offers none: then sign-in goes through the identity provider. */
export async function readSampleUsers(signal: AbortSignal): Promise<SampleUser[] | null> {
  const response = await fetch('/auth/sample-users', { signal, headers: { accept: 'application/json' } });
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null;
  return (await response.json()) as SampleUser[];
}
