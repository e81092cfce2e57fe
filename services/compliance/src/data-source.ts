import { migrationDataSource, serviceDataSource } from '@rasad/service-kit';
import type { DataSourceOptions } from 'typeorm';
import { CommentRetractionEntity } from './comments/comment-retraction.entity.js';
import { CommentEntity } from './comments/comment.entity.js';
import { EvidenceUploadEntity } from './evidence/evidence-upload.entity.js';
import { EvidenceEntity } from './evidence/evidence.entity.js';
import { Initial1763900000000 } from './migrations/1763900000000-initial.js';
import { Amendments1764000200000 } from './migrations/1764000200000-amendments.js';
import { ObligationRules1764000300000 } from './migrations/1764000300000-obligation-rules.js';
import { Calendar1764000400000 } from './migrations/1764000400000-calendar.js';
import { Following1764000500000 } from './migrations/1764000500000-following.js';
import { Evidence1764000700000 } from './migrations/1764000700000-evidence.js';
import { Doing1764000800000 } from './migrations/1764000800000-doing.js';
import { Finding1764000900000 } from './migrations/1764000900000-finding.js';
import { ObligationVersions1764002100000 } from './migrations/1764002100000-obligation-versions.js';
import { Notices1764002200000 } from './migrations/1764002200000-notices.js';
import { Hands1764002300000 } from './migrations/1764002300000-hands.js';
import { AwaitingReview1764002310000 } from './migrations/1764002310000-awaiting-review.js';
import { Lists1764002400000 } from './migrations/1764002400000-lists.js';
import { ReportWords1764002410000 } from './migrations/1764002410000-report-words.js';
import { ReportWithdrawalEntity } from './reports/report-withdrawal.entity.js';
import { ReportEntity } from './reports/report.entity.js';
import { ReviewEntity } from './reviews/review.entity.js';
import { TaskEventEntity } from './tasks/task-event.entity.js';
import { TaskEntity } from './tasks/task.entity.js';

/** Connection of the running service. */
export function runOptions(url: string, poolSize?: number): DataSourceOptions {
  return serviceDataSource({
    service: 'compliance',
    url,
    entities: [
      TaskEntity,
      TaskEventEntity,
      ReportEntity,
      ReportWithdrawalEntity,
      ReviewEntity,
      CommentEntity,
      CommentRetractionEntity,
      EvidenceEntity,
      EvidenceUploadEntity,
    ],
    ...(poolSize === undefined ? {} : { poolSize }),
  });
}

/** Connection of the migrations, as the owner. */
export function migrationOptions(url: string): DataSourceOptions {
  const migrations = [
    Initial1763900000000,
    Amendments1764000200000,
    ObligationRules1764000300000,
    Calendar1764000400000,
    Following1764000500000,
    Evidence1764000700000,
    Doing1764000800000,
    Finding1764000900000,
    ObligationVersions1764002100000,
    Notices1764002200000,
    Hands1764002300000,
    AwaitingReview1764002310000,
    Lists1764002400000,
    ReportWords1764002410000,
  ];
  return migrationDataSource({ service: 'compliance', url, migrations });
}
