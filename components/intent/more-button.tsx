import { Button } from "../ui/button";

export function MoreButton({ left, onClick }: { left: number; onClick: () => void }) {
  return (
    <Button variant="ghost" size="sm" className="mt-1" onClick={onClick}>
      Show {left} more
    </Button>
  );
}
