import { Field, ID, InterfaceType } from '@nestjs/graphql';

/** The Relay interface; every subgraph declares it alike, so that the gateway can compose one `node(id)` over all. */
@InterfaceType('Node', { description: 'Something with a global id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque global id.' }) id: string;
}
