import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { ReviewsResolver } from './reviews.resolver.js';
import { ReviewsService } from './reviews.service.js';

/** Reviews of reports. */
@Module({ imports: [TasksModule], providers: [ReviewsService, ReviewsResolver] })
export class ReviewsModule {}
