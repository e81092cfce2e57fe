import { Module } from '@nestjs/common';
import { PrincipalGuard } from '../files/principal.guard.js';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { EvidenceChanges } from './evidence-changes.service.js';
import { EvidenceDownloads } from './evidence-downloads.service.js';
import { ReportEvidenceResolver, TaskEvidenceResolver } from './evidence-fields.resolver.js';
import { EvidenceFilesController } from './evidence-files.controller.js';
import { EvidenceScan } from './evidence-scan.service.js';
import { EvidenceSweep } from './evidence-sweep.service.js';
import { EvidenceUploads } from './evidence-uploads.service.js';
import { EvidenceJobs } from './evidence.jobs.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { UploadReception } from './upload-reception.service.js';

/** Evidence: files and links that prove reports. */
@Module({
  imports: [ReadsModule, TasksModule],
  controllers: [EvidenceFilesController],
  providers: [
    PrincipalGuard,
    EvidenceChanges,
    EvidenceService,
    EvidenceUploads,
    UploadReception,
    EvidenceDownloads,
    EvidenceScan,
    EvidenceSweep,
    EvidenceJobs,
    EvidenceResolver,
    TaskEvidenceResolver,
    ReportEvidenceResolver,
  ],
})
export class EvidenceModule {}
