import type { Provision } from '../provisions/provision.graphql.js';
import type { ComparedProvision } from './comparison.rules.js';

/** A provision of the graph as the comparison looks at it. */
export interface ComparedNode extends ComparedProvision {
  node: Provision;
}

/** A provision as an expression words it, for the comparison. */
export function comparedNode(node: Provision): ComparedNode {
  const { rowId, parentId, number, status, localizedLabel, localizedHeading, localizedText } = node;
  const words = { label: localizedLabel, heading: localizedHeading, text: localizedText };
  return { rowId, parentId, number, status, ...words, node };
}
