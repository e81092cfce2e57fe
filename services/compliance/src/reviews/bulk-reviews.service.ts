import { Injectable } from '@nestjs/common';
import { BulkCommands } from '../bulk/bulk-commands.service.js';
import type { BulkRow } from '../bulk/bulk.rules.js';
import type { Caller } from '../caller.js';
import { TaskNotices } from '../tasks/task-notices.js';
import type { ReviewReportInput, ReviewReportsInput } from './review.graphql.js';
import { ReviewsService, type Reviewed } from './reviews.service.js';

/** Deciding on many reports at once. */
@Injectable()
export class BulkReviewsService {
  constructor(
    private readonly bulk: BulkCommands,
    private readonly reviews: ReviewsService,
    private readonly notices: TaskNotices,
  ) {}

  /** Takes those of the decisions that can be taken. */
  async review(caller: Caller, input: ReviewReportsInput): Promise<BulkRow<Reviewed>[]> {
    const command = {
      operation: 'reviewReports',
      input,
      targetOf: (item: ReviewReportInput) => item.reportId,
    };
    const rows = await this.bulk.run(caller, command, (tx, item) =>
      this.reviews.reviewWithin(tx, caller, item),
    );
    this.notices.changed(rows.flatMap(({ result }) => result?.taskId ?? []));
    return rows;
  }
}
