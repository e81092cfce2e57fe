import { HideField, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'What has all words of a text, however they were typed, as far as the caller may see it.',
})
export class Search {
  @HideField() text: string;
}
