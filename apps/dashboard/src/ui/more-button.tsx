import { useState } from 'react';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Button } from './button.js';

const step = 50;
/** The longest list that the graph gives at once. */
const longest = 200;

/** How many of a list to ask for, and a way to ask for more. */
export function useListSize(): [number, () => void] {
  const [size, setSize] = useState(step);
  return [size, () => setSize(Math.min(longest, size + step))];
}

interface MoreButtonProps {
  shown: number;
  total: number;
  onMore: () => void;
}

/** Asks for more of a list while there is more; past what can be asked for, says so. */
export function MoreButton({ shown, total, onMore }: MoreButtonProps) {
  if (shown >= total) return null;
  const left = formats.number(total - shown);
  if (shown >= longest) return <p>{m.list_longest({ left })}</p>;
  return <Button onPress={onMore}>{m.action_more({ left })}</Button>;
}
