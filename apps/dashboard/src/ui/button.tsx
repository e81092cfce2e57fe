import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';

/** How much a button asks for attention. */
export type ButtonLook = 'primary' | 'plain' | 'quiet';

interface ButtonProps extends AriaButtonProps {
  look?: ButtonLook;
  className?: string;
}

/** The class of a button's look, for links that act as one. */
export function buttonClass(look: ButtonLook): string {
  return `${styles.button} ${styles[look]}`;
}

/** A button with one of the three looks. */
export function Button({ look = 'plain', className = '', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${buttonClass(look)} ${className}`} />;
}
