import type { GatewayClient } from './gateway.client.ts';

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Every node of a connection, page by page. The operation takes `$after` and asks for one connection. */
export async function allNodes<T>(gateway: GatewayClient, operation: string): Promise<T[]> {
  const nodes: T[] = [];
  let after: string | null = null;
  do {
    const data: Record<string, Page<T>> = await gateway.ask(operation, { after });
    const [page] = Object.values(data);
    nodes.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}
