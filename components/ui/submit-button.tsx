import type { ReactNode } from "react";
import { Button } from "./button";

interface SubmitButtonProps {
  pending: boolean;
  children: ReactNode;
}

/** What sends a form that stands alone on its page or in its dialog: large enough for a thumb. */
export function SubmitButton({ pending, children }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant="primary"
      size="touch"
      className="desk:h-10 desk:text-base"
      pending={pending}
    >
      {children}
    </Button>
  );
}
