import { Injectable } from '@nestjs/common';
import { ChangeNotices } from '@rasad/messaging';
import { RowNotices } from '../live/row-notices.js';

/** Tells of tasks that changed, or of which something else did that their readers see. */
@Injectable()
export class TaskNotices extends RowNotices {
  constructor(notices: ChangeNotices) {
    super(notices, 'task');
  }
}
