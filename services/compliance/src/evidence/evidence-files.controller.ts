import { Controller, Get, Inject, Logger, Param, Put, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { FileStore } from '../files/file-store.js';
import { FILES_SETTINGS, type FilesSettings } from '../files/files.settings.js';
import { PrincipalGuard, type CallersRequest } from '../files/principal.guard.js';
import { sendFile } from '../files/send-file.js';
import { EvidenceDownloads } from './evidence-downloads.service.js';
import { lengthRequired, notFound, refusalOf, type HttpRefusal } from './reception.rules.js';
import { UploadReception } from './upload-reception.service.js';

/** The bytes of evidence, for the gateway: they come and go outside of the graph. */
@Controller('internal/files')
@UseGuards(PrincipalGuard)
export class EvidenceFilesController {
  private readonly logger = new Logger(EvidenceFilesController.name);

  constructor(
    private readonly reception: UploadReception,
    private readonly downloads: EvidenceDownloads,
    private readonly store: FileStore,
    @Inject(FILES_SETTINGS) private readonly settings: FilesSettings,
  ) {}

  @Put('uploads/:token')
  async receive(
    @Param('token') token: string,
    @Req() request: CallersRequest,
    @Res() response: Response,
  ): Promise<void> {
    const length = request.headers['content-length'];
    if (length === undefined) return refuse(request, response, lengthRequired);
    try {
      const received = await this.reception.receive(request.caller, token, request, Number(length));
      if (received.outcome !== 'RECEIVED') {
        return refuse(request, response, refusalOf(received, this.settings.maxBytes));
      }
      response.json({ sha256: received.sha256, size: received.size });
    } catch (error) {
      this.breakOff(request, response, error);
    }
  }

  @Get('evidence/:token')
  async send(
    @Param('token') token: string,
    @Req() request: CallersRequest,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.downloads.find(request.caller, token);
    if (!file) return refuse(request, response, notFound);
    try {
      await sendFile(request, response, file, this.store);
    } catch (error) {
      this.breakOff(request, response, error);
    }
  }

  /** Readers and senders go away, and stores fail, in the middle: there is no answer then but the end. */
  private breakOff(request: CallersRequest, response: Response, error: unknown): void {
    this.logger.warn({ msg: 'transfer broken off', requestId: request.caller.correlationId, err: error });
    if (response.headersSent || request.socket.destroyed) response.destroy();
    else response.status(503).set('retry-after', '2').end();
  }
}

/** Answers as the gateway does. */
function refuse(request: CallersRequest, response: Response, { status, problem }: HttpRefusal): void {
  const { code, message } = problem;
  const text = request.caller.lang === 'FA' ? message.fa : message.en;
  response.status(status).json({ errors: [{ message: text, extensions: { code } }] });
}
