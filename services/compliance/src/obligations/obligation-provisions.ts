import type { ComplianceLoaders } from '../loaders.js';
import type { Provision } from '../provisions/provision.graphql.js';

/** All provisions that an obligation is drawn from, the one where it counts first. */
export async function provisionsOf(
  { provisionId, furtherProvisionIds }: { provisionId: string; furtherProvisionIds: readonly string[] },
  loaders: ComplianceLoaders,
): Promise<Provision[]> {
  const ids = [provisionId, ...furtherProvisionIds];
  const found = await Promise.all(ids.map((id) => loaders.provision.load(id)));
  return found.filter((provision) => provision !== null);
}
