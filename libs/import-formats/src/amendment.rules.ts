import type { AmendmentChange, AmendmentDocument } from './amendment.format.js';
import { reportDuplicates } from './duplicates.js';
import type { InstrumentDocument, InstrumentProvision } from './instrument.format.js';
import { canStandUnder } from './instrument.rules.js';
import type { JsonPath } from './json-source.js';
import type { CheckContext } from './parse-document.js';

/** Told of every change that does not fit the text it is made to; the path is one of the amendment document. */
export type ReportFault = CheckContext['report'];

type Replace = Extract<AmendmentChange, { action: 'REPLACE' }>;
type Add = Extract<AmendmentChange, { action: 'ADD' }>;
type Repeal = Extract<AmendmentChange, { action: 'REPEAL' }>;
type Move = Extract<AmendmentChange, { action: 'MOVE' }>;

/** A provision in the tree that is being amended. */
interface Node {
  provision: InstrumentProvision;
  parent: Node | null;
}

/** Checks what the amendment alone can tell: no provision changed twice in the same way, no change that changes nothing. */
export function checkAmendment({ changes }: AmendmentDocument, context: CheckContext): void {
  reportDuplicates(
    changes.map((change, index) => {
      const path: JsonPath = [
        'changes',
        index,
        ...(change.action === 'ADD' ? ['provision', 'eId'] : ['eId']),
      ];
      return { key: `${change.action} ${eIdOf(change)}`, path };
    }),
    context,
  );
  for (const [index, change] of changes.entries()) {
    const { action: _action, ...rest } = change;
    if (Object.keys(rest).length > 1 || change.action === 'REPEAL') continue;
    const field = change.action === 'MOVE' ? 'parent' : 'text';
    context.report(['changes', index, field], 'REQUIRED', { field });
  }
}

/**
 * The full text that an amendment makes of another one. Faults are reported and what they concern is left alone, so that
 * all of them are told at once; with any fault the result is not to be used.
 * @param base is not changed.
 */
export function applyAmendment(
  base: InstrumentDocument,
  amendment: AmendmentDocument,
  report: ReportFault,
): InstrumentDocument {
  const text = new AmendedText(base, report);
  for (const [index, change] of amendment.changes.entries()) text.make(change, ['changes', index]);
  return { ...base, expression: amendment.expression, provisions: text.provisions };
}

/** A law's tree while changes are made to it. */
class AmendedText {
  readonly provisions: InstrumentProvision[];
  private readonly report: ReportFault;
  private readonly nodes = new Map<string, Node>();

  constructor(base: InstrumentDocument, report: ReportFault) {
    this.report = report;
    this.provisions = structuredClone(base.provisions);
    for (const provision of this.provisions) this.know(provision, null);
  }

  make(change: AmendmentChange, path: JsonPath): void {
    switch (change.action) {
      case 'REPLACE':
        return this.replace(change, path);
      case 'ADD':
        return this.add(change, path);
      case 'REPEAL':
        return this.repeal(change, path);
      case 'MOVE':
        return this.move(change, path);
    }
  }

  private replace({ action: _action, eId, ...words }: Replace, path: JsonPath): void {
    const node = this.find(eId, [...path, 'eId']);
    if (node) Object.assign(node.provision, words, { status: 'AMENDED' });
  }

  private add({ parent, after, provision }: Add, path: JsonPath): void {
    const above = this.parentOf(parent, path);
    const added = structuredClone(provision);
    if (above === undefined || !this.isNew(added, [...path, 'provision'])) return;
    if (!this.fits(added, above, [...path, 'provision', 'kind'])) return;
    if (!this.place(added, above, after, path)) return;
    this.know(added, above);
    for (const one of subtreeOf(added)) if (one.status === 'IN_FORCE') one.status = 'ADDED';
  }

  private repeal({ eId, note }: Repeal, path: JsonPath): void {
    const node = this.find(eId, [...path, 'eId']);
    if (!node) return;
    if (node.provision.status === 'REPEALED') {
      this.report([...path, 'eId'], 'ALREADY_REPEALED', { found: JSON.stringify(eId) });
      return;
    }
    for (const one of subtreeOf(node.provision)) one.status = 'REPEALED';
    if (note !== undefined) node.provision.note = note;
  }

  private move({ eId, parent, after, ...names }: Move, path: JsonPath): void {
    const node = this.find(eId, [...path, 'eId']);
    const above = parent === undefined ? node?.parent : this.parentOf(parent, path);
    if (!node || above === undefined || !this.isOutside(above, node, [...path, 'parent'])) return;
    if (!this.fits(node.provision, above, [...path, 'parent'])) return;
    if (parent !== undefined || after !== undefined) {
      const before = this.siblings(node.parent);
      const at = before.indexOf(node.provision);
      before.splice(at, 1);
      if (!this.place(node.provision, above, after, path)) before.splice(at, 0, node.provision);
      else node.parent = above;
    }
    const { number = node.provision.number, label = node.provision.label } = names;
    Object.assign(node.provision, { number, label });
  }

  private know(provision: InstrumentProvision, parent: Node | null): void {
    const node = { provision, parent };
    this.nodes.set(provision.eId, node);
    for (const child of provision.children) this.know(child, node);
  }

  private find(eId: string, path: JsonPath): Node | undefined {
    const node = this.nodes.get(eId);
    if (!node) this.report(path, 'UNKNOWN_EID', { found: JSON.stringify(eId) });
    return node;
  }

  /** The node of a parent's eId, null for the top; undefined where it is unknown, which is then reported. */
  private parentOf(eId: string | null, path: JsonPath): Node | null | undefined {
    return eId === null ? null : this.find(eId, [...path, 'parent']);
  }

  private isNew(provision: InstrumentProvision, path: JsonPath): boolean {
    const known = this.nodes.has(provision.eId);
    if (known) this.report([...path, 'eId'], 'EID_TAKEN', { found: JSON.stringify(provision.eId) });
    const below = provision.children.map((child, index) => this.isNew(child, [...path, 'children', index]));
    return !known && below.every(Boolean);
  }

  private isOutside(above: Node | null, node: Node, path: JsonPath): boolean {
    for (let at = above; at !== null; at = at.parent) {
      if (at !== node) continue;
      this.report(path, 'UNDER_ITSELF', { found: JSON.stringify(node.provision.eId) });
      return false;
    }
    return true;
  }

  private fits(provision: InstrumentProvision, above: Node | null, path: JsonPath): boolean {
    if (above === null || canStandUnder(provision, above.provision)) return true;
    this.report(path, 'WRONG_NESTING', { kind: provision.kind, parentKind: above.provision.kind });
    return false;
  }

  private siblings(parent: Node | null): InstrumentProvision[] {
    return parent === null ? this.provisions : parent.provision.children;
  }

  private place(
    provision: InstrumentProvision,
    above: Node | null,
    after: string | null | undefined,
    path: JsonPath,
  ): boolean {
    const siblings = this.siblings(above);
    const at =
      typeof after === 'string' ? siblings.findIndex(({ eId }) => eId === after) + 1 : siblings.length;
    if (typeof after === 'string' && at === 0) {
      this.report([...path, 'after'], 'NO_SIBLING', { found: JSON.stringify(after) });
      return false;
    }
    siblings.splice(after === null ? 0 : at, 0, provision);
    return true;
  }
}

function* subtreeOf(provision: InstrumentProvision): Generator<InstrumentProvision> {
  yield provision;
  for (const child of provision.children) yield* subtreeOf(child);
}

function eIdOf(change: AmendmentChange): string {
  return change.action === 'ADD' ? change.provision.eId : change.eId;
}
