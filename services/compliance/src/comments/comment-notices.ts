import { Injectable } from '@nestjs/common';
import { ChangeNotices } from '@rasad/messaging';
import { RowNotices } from '../live/row-notices.js';

/** Tells of comments that were added or taken back. */
@Injectable()
export class CommentNotices extends RowNotices {
  constructor(notices: ChangeNotices) {
    super(notices, 'comment');
  }
}
