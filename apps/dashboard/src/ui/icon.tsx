import styles from './icon.module.css';

const shapes = {
  brand: [
    'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16',
    'M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
    'M12 1v3M12 20v3M1 12h3M20 12h3',
  ],
  overview: ['M4 11l8-7 8 7v9H4z', 'M10 20v-6h4v6'],
  matrix: ['M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z'],
  tasks: ['M5 12l4 4L19 6'],
  reviews: ['M4 5h16v11H9l-5 4z'],
  search: ['M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14', 'M16 16l4 4'],
  close: ['M6 6l12 12M18 6L6 18'],
  help: ['M9 9a3 3 0 1 1 4.500 2.600c-1 .600-1.500 1.200-1.500 2.400', 'M12 17.500v.1'],
  light: [
    'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8',
    'M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  ],
  dark: ['M20 14A8.500 8.500 0 0 1 10 4a8.500 8.500 0 1 0 10 10z'],
  system: ['M4 5h16v11H4z', 'M9 20h6M12 16v4'],
  signOut: ['M10 4H5v16h5', 'M14 8l4 4-4 4M18 12H9'],
  warning: ['M12 4l9 16H3z', 'M12 10v4M12 17v.5'],
  copy: ['M9 9h11v11H9z', 'M15 9V4H4v11h5'],
  back: ['M9 6l-6 6 6 6M3 12h18'],
  next: ['M9 6l6 6-6 6'],
  calendar: ['M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'],
  empty: ['M4 13l3-8h10l3 8v6H4z', 'M4 13h5l1 2h4l1-2h5'],
  law: ['M5 4h11l3 3v13H5z', 'M9 10h6M9 14h6'],
  unit: ['M12 4v4M5 20v-4h14v4M12 8v8', 'M12 2.400a1.600 1.600 0 1 0 0 3.200a1.600 1.600 0 1 0 0-3.200'],
  keyboard: ['M3 7h18v10H3z', 'M7 11h.1M11 11h.1M15 11h.1M8 14h8'],
} as const;

/** Names of the drawn icons. */
export type IconName = keyof typeof shapes;

interface IconProps {
  name: IconName;
  /** Turns with the reading direction: arrows do, a magnifying glass does not. */
  directional?: boolean;
}

/** A line icon in the colour of its text; decoration only, so the text beside it names the thing. */
export function Icon({ name, directional = false }: IconProps) {
  return (
    <svg
      className={directional ? styles.directional : styles.icon}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
