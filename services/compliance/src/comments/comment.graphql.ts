import { Directive, Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, Node, UserError } from '@rasad/service-kit';
import { Capacity } from '../actors/capacity.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';
import { Task } from '../tasks/task.graphql.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A remark on a task, for those who may read its reports. It is never changed, only taken back.',
})
@Directive('@key(fields: "id")')
export class Comment implements Node {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true, description: 'Null once its author took it back.' })
  body: string | null;
  @Field(() => Person, { nullable: true }) author: Person | null;
  @Field(() => Capacity, { description: 'The capacity in which it was written.' }) capacity: Capacity;
  @Field(() => DateTime) writtenAt: Date;
  @Field(() => DateTime, { nullable: true }) retractedAt: Date | null;
  @HideField() rowId: string;
  @HideField() taskId: string;
}

@ObjectType()
export class CommentConnection extends connectionType('Comment', () => Comment) {}

@InputType()
export class AddCommentInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field({ description: 'Up to 5,000 characters.' }) body: string;
}

@InputType()
export class RetractCommentInput extends MutationInput {
  @Field(() => ID, { description: 'A comment of one’s own.' }) commentId: string;
}

/** Payload of the mutations of comments. */
@ObjectType({ isAbstract: true })
abstract class CommentPayload {
  @Field(() => Comment, { nullable: true }) comment: Comment | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AddCommentPayload extends CommentPayload {}

@ObjectType()
export class RetractCommentPayload extends CommentPayload {}
