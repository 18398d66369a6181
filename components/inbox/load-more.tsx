"use client";

import { Button } from "../ui/button";

interface LoadMoreProps {
  loading: boolean;
  failed: boolean;
  onLoad: () => void;
}

/** The end of what is loaded. More comes by itself when the reader comes near; the button is for another try. */
export function LoadMore({ loading, failed, onLoad }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-2 p-4">
      {failed && <p className="text-sm text-bad">The next rows could not be loaded.</p>}
      <Button variant="ghost" pending={loading} onClick={onLoad}>
        {loading ? "Loading more" : failed ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
