import { Module } from '@nestjs/common';
import { BulkModule } from '../bulk/bulk.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { BulkReviewsService } from './bulk-reviews.service.js';
import { ReviewsResolver } from './reviews.resolver.js';
import { ReviewsService } from './reviews.service.js';

/** Reviews of reports. */
@Module({
  imports: [BulkModule, TasksModule],
  providers: [BulkReviewsService, ReviewsService, ReviewsResolver],
})
export class ReviewsModule {}
