import { m } from '../paraglide/messages.js';
import { DialogFrame } from '../ui/dialog-frame.js';
import styles from './keyboard-help.module.css';

const groups = [
  {
    title: m.help_everywhere,
    keys: [
      { keys: ['Ctrl', 'K'], does: m.help_palette },
      { keys: ['?'], does: m.help_help },
    ],
  },
  { title: m.page_overview, keys: [{ keys: ['1', '…', '6'], does: m.help_cards }] },
  {
    title: m.page_matrix,
    keys: [
      { keys: ['←', '↑', '→', '↓'], does: m.help_move },
      { keys: ['Enter'], does: m.help_open_cell },
      { keys: ['+', '-'], does: m.help_fold },
      { keys: ['/'], does: m.help_filter },
    ],
  },
  { title: m.page_tasks, keys: [{ keys: ['j', 'k'], does: m.help_next_previous_task }] },
  {
    title: m.page_reviews,
    keys: [
      { keys: ['j', 'k'], does: m.help_next_previous },
      { keys: ['e'], does: m.help_accept },
      { keys: ['r'], does: m.help_return },
    ],
  },
];

/** The keys of the pages. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <DialogFrame title={m.help_title()} onClose={onClose}>
      {groups.map(({ title, keys }) => (
        <section key={title()} className={styles.group}>
          <h3 className={styles.title}>{title()}</h3>
          <dl className={styles.keys}>
            {keys.map(({ keys: pressed, does }) => (
              <div key={does()} className={styles.line}>
                <dt dir="ltr">
                  {pressed.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does()}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </DialogFrame>
  );
}
